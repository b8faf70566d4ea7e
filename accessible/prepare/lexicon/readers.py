"""What a page says to its readers: what to do with it, or what to sign."""

from accessible.prepare.lexicon.table import Table

TO_READERS: Table = {
    "comments": {
        "en": """comments | 0 comments | 0 comment | no comments | no comments yet | comments 0 | comments 0 comments
            | view comments | view all comments | view all 0 comments | view 0 comments | show comments | hide comments
            | read comments | see comments | load comments | load more comments | show more comments | see all comments
            | leave a comment | leave a reply | leave a reply cancel reply | leave a comment cancel reply | post a comment
            | post comment | add a comment | add comment | write a comment | write a reply | submit comment | cancel reply
            | join the conversation | join the discussion | start the conversation | be the first to comment
            | 0 replies | comments are closed | comments closed | comments off | comments are disabled
            | comments for this post are closed | log in to comment | log in to leave a comment | sign in to comment
            | log in to reply | click here to cancel reply | what do you think | have your say | most recent comments
            | you must be logged in to post a comment | you must be logged in to reply | submit a comment
            | your email address will not be published | your e mail address will not be published
            | your email address will not be published required fields are marked | required fields are marked
            | save my name email and website in this browser for the next time i comment
            | notify me of follow up comments by email | notify me of new posts by email | share your thoughts
            | this site uses akismet to reduce spam learn how your comment data is processed
            | comments powered by disqus | blog comments powered by disqus | no responses | 0 responses
            | comments have been closed | comment section | show 0 replies | view 0 replies | top comments""",
        "de": """kommentare | 0 kommentare | 0 kommentar | keine kommentare | noch keine kommentare | kommentare 0
            | kommentare anzeigen | alle kommentare anzeigen | kommentar schreiben | einen kommentar schreiben
            | schreibe einen kommentar | schreiben sie einen kommentar | kommentieren | jetzt kommentieren
            | kommentar hinzufügen | kommentar abschicken | kommentar absenden | kommentar verfassen
            | schreibe einen kommentar antworten abbrechen | antworten abbrechen | antwort abbrechen | leserkommentare
            | deine e mail adresse wird nicht veröffentlicht | ihre e mail adresse wird nicht veröffentlicht
            | deine e mail adresse wird nicht veröffentlicht erforderliche felder sind mit markiert
            | erforderliche felder sind mit markiert | diskutieren sie mit | 0 antworten | kommentarbereich geschlossen
            | benachrichtige mich über nachfolgende kommentare via e mail | die kommentare sind geschlossen
            | benachrichtige mich über neue beiträge via e mail | kommentare sind geschlossen | mitdiskutieren""",
        "fr": """commentaires | 0 commentaires | 0 commentaire | aucun commentaire | pas de commentaire
            | commentaires 0 | laisser un commentaire | laissez un commentaire | ajouter un commentaire | commenter
            | écrire un commentaire | publier le commentaire | publier un commentaire | voir les commentaires
            | lire les commentaires | poster un commentaire | annuler la réponse | réagir | réagissez | vos réactions
            | laisser un commentaire annuler la réponse | votre adresse e mail ne sera pas publiée | 0 réactions
            | votre adresse e mail ne sera pas publiée les champs obligatoires sont indiqués avec
            | les commentaires sont fermés | soyez le premier à commenter | 0 réponses""",
        "es": """comentarios | 0 comentarios | 0 comentario | sin comentarios | comentarios 0 | dejar un comentario
            | deja un comentario | deja una respuesta | dejar una respuesta | publicar un comentario | comentar
            | publicar comentario | ver comentarios | ver los comentarios | añadir comentario | escribe un comentario
            | deja una respuesta cancelar la respuesta | cancelar la respuesta | cancelar respuesta | 0 respuestas
            | tu dirección de correo electrónico no será publicada | los comentarios están cerrados
            | tu dirección de correo electrónico no será publicada los campos obligatorios están marcados con
            | agregar un comentario | enviar comentario | comentarios cerrados | no hay comentarios""",
        "it": """commenti | 0 commenti | 0 commento | nessun commento | commenti 0 | lascia un commento | commenta
            | scrivi un commento | aggiungi un commento | invia commento | pubblica commento | vedi i commenti
            | lascia un commento annulla risposta | annulla risposta | lascia una risposta | mostra commenti
            | il tuo indirizzo email non sarà pubblicato | i commenti sono chiusi | 0 risposte
            | il tuo indirizzo email non sarà pubblicato i campi obbligatori sono contrassegnati""",
        "pt": """comentários | 0 comentários | 0 comentário | sem comentários | nenhum comentário | comentários 0
            | deixe um comentário | deixe uma resposta | deixar um comentário | deixe o seu comentário | comente
            | publicar comentário | enviar comentário | cancelar resposta | ver comentários | escreva um comentário
            | o seu endereço de e mail não será publicado | comentários fechados | 0 respostas | comentar
            | o seu endereço de e mail não será publicado campos obrigatórios são marcados com""",
        "nl": """reacties | 0 reacties | 0 reactie | geen reacties | reacties 0 | reageer | reageren | laat een reactie achter
            | plaats een reactie | geef een reactie | geef een antwoord | reactie plaatsen | reactie annuleren
            | antwoord annuleren | bekijk reacties | toon reacties | reageer op dit artikel
            | je e mailadres wordt niet gepubliceerd | het e mailadres wordt niet gepubliceerd""",
        "pl": """komentarze | 0 komentarze | 0 komentarzy | 0 komentarz | brak komentarzy | komentarze 0 | dodaj komentarz
            | skomentuj | zostaw komentarz | napisz komentarz | pokaż komentarze | zobacz komentarze | opublikuj komentarz
            | anuluj pisanie odpowiedzi | dodaj komentarz anuluj pisanie odpowiedzi | dodaj swój komentarz
            | twój adres e mail nie zostanie opublikowany | komentowanie zostało wyłączone""",
        "ru": """комментарии | комментарии 0 | 0 комментариев | 0 комментария | 0 комментарий | нет комментариев
            | оставить комментарий | добавить комментарий | написать комментарий | показать комментарии
            | отправить комментарий | обсудить | комментировать | оставьте комментарий | добавить комментарий отменить ответ
            | отменить ответ | ваш адрес email не будет опубликован | комментарии закрыты | комментариев нет""",
        "uk": """коментарі | 0 коментарів | 0 коментарі | немає коментарів | залишити коментар | додати коментар
            | прокоментувати | коментувати | напишіть коментар""",
        "cs": "komentáře | 0 komentářů | přidat komentář | napsat komentář | žádné komentáře | diskuse | vstoupit do diskuse",
        "sv": "kommentarer | 0 kommentarer | inga kommentarer | lämna en kommentar | skriv en kommentar | lämna ett svar",
        "da": "0 kommentarer | ingen kommentarer | skriv en kommentar | læg en kommentar | skriv kommentar",
        "no": "ingen kommentarer | legg igjen en kommentar | legg igjen et svar | kommenter",
        "fi": "kommentit | 0 kommenttia | kommentoi | jätä kommentti | ei kommentteja",
        "tr": "yorumlar | 0 yorum | yorum yap | yorum yaz | yorum bırak | bir cevap yazın | yorum yok | bir yorum yazın",
        "zh": """评论 | 评论 0 | 0条评论 | 0 条评论 | 发表评论 | 发表回复 | 查看评论 | 我要评论 | 暂无评论 | 网友评论 | 全部评论 | 最新评论 | 写评论
            | 热门评论 | 评论区 | 留言 | 發表評論 | 發表迴響 | 發表留言 | 發佈留言 | 查看全部评论 | 取消回复""",
        "ja": """コメント | コメント 0 | 0件のコメント | コメントを残す | コメントする | コメントを書く | コメントを投稿 | コメント一覧
            | コメントを見る | コメントを送信 | コメントを残す コメントをキャンセル | メールアドレスが公開されることはありません""",
        "ko": "댓글 | 댓글 0 | 댓글 0개 | 댓글 쓰기 | 댓글 달기 | 댓글 남기기 | 댓글을 남겨주세요 | 의견 남기기 | 전체 댓글",
        "ar": """التعليقات | تعليقات | 0 تعليقات | 0 تعليق | لا توجد تعليقات | أضف تعليقا | أضف تعليق | اترك تعليقا | اترك ردا
            | اكتب تعليقا | شارك برأيك | إلغاء الرد | اترك تعليقا إلغاء الرد | لن يتم نشر عنوان بريدك الإلكتروني""",
        "hi": "टिप्पणियाँ | टिप्पणियां | 0 टिप्पणियाँ | टिप्पणी करें | अपनी टिप्पणी लिखें | कोई टिप्पणी नहीं | एक टिप्पणी छोड़ें",
    },
    "share": {
        "en": """share | tweet | share this | share this article | share this story | share this post | share this page | share article
            | share story | share post | share page | share it | share via | share on | share with friends | share on facebook
            | share on twitter | share on x | share on linkedin | share on whatsapp | share on pinterest | share on reddit
            | share by email | share via email | tweet this | pin it | pin this | copy link | copy url | link copied | copied
            | copied to clipboard | copy link to clipboard | link copied to clipboard | email this | email this article
            | print this | print this article | print this page | print article | email article | share this with a friend
            | send to a friend | email a friend | e mail a friend | click to share | sharing options | more sharing options
            | show more sharing options | share link | share tools | 0 shares | 0 share | shares 0 | total shares
            | save article | save this article | save for later | bookmark | bookmark this article | add to bookmarks
            | gift this article | give this article | follow us | follow us on | follow us on twitter | follow us on facebook
            | follow us on instagram | follow us on google news | follow us on social media | follow on twitter
            | connect with us | find us on facebook | like us on facebook | like this | share save | save share
            | view this post on instagram | share full article | share on social media | spread the word | repost""",
        "de": """teilen | artikel teilen | diesen artikel teilen | beitrag teilen | seite teilen | teilen auf | auf facebook teilen
            | auf twitter teilen | auf x teilen | per e mail teilen | per whatsapp teilen | per mail teilen | teilen mit
            | artikel drucken | seite drucken | drucken | drucken teilen | teilen drucken | link kopieren | twittern
            | artikel versenden | per e mail versenden | artikel merken | merken | merkliste | weiterempfehlen | artikel empfehlen
            | folgen sie uns | folge uns | folgen sie uns auf | folge uns auf | folgen sie uns auf facebook | link kopiert
            | folge uns auf instagram | sharen | teilen sie diesen artikel | teile diesen artikel | druckversion""",
        "fr": """partager | partager cet article | partager l article | partagez | partagez cet article | partager sur
            | partager sur facebook | partager sur twitter | partager sur linkedin | partager sur x | partager par e mail
            | partager sur whatsapp | imprimer | imprimer l article | envoyer par e mail | envoyer par mail | copier le lien
            | envoyer à un ami | lien copié | suivez nous | suivez nous sur | suivez nous sur facebook | nous suivre
            | enregistrer | sauvegarder l article | ajouter à mes favoris | 0 partages | offrir cet article""",
        "es": """compartir | comparte | comparte esto | compartir en | compartir en facebook | compartir en twitter
            | compartir en whatsapp | compartir en x | compartir en linkedin | compartir artículo | comparte este artículo
            | compartir este artículo | compartir por correo | copiar enlace | enlace copiado | imprimir | enviar por correo
            | enviar por email | síguenos | síguenos en | síguenos en facebook | síguenos en redes sociales | guardar artículo
            | comparte esta noticia | compartir noticia | copiar link | seguir leyendo en redes""",
        "it": """condividi | condividi su | condividi su facebook | condividi su twitter | condividi su x
            | condividi su whatsapp | condividi su linkedin | condividi articolo | condividi questo articolo
            | condividi l articolo | copia link | copia il link | stampa | stampa articolo | invia per email | seguici
            | seguici su | seguici su facebook | salva articolo | link copiato | condividi via email""",
        "pt": """compartilhar | compartilhe | compartilhe isso | compartilhe este artigo | compartilhar no facebook
            | compartilhe no facebook | compartilhe no whatsapp | compartilhar no whatsapp | partilhar | partilhe
            | partilhar artigo | partilhar este artigo | partilhar no facebook | copiar link | link copiado | imprimir
            | enviar por e mail | siga nos | siga nos no | siga nos no facebook | siga nos nas redes sociais | salvar artigo""",
        "nl": """delen | deel | deel dit | deel dit artikel | deel via | deel op facebook | deel op twitter | deel via whatsapp
            | deel op x | artikel delen | delen via | deel via e mail | kopieer link | link gekopieerd | printen | afdrukken
            | print dit artikel | volg ons | volg ons op | volg ons op facebook | bewaar artikel | deel dit bericht""",
        "pl": """udostępnij | udostępnij artykuł | udostępnij na facebooku | udostępnij na twitterze | podziel się
            | podziel się artykułem | kopiuj link | skopiuj link | skopiowano link | drukuj | wydrukuj | wyślij e mailem
            | obserwuj nas | śledź nas | śledź nas na | polub nas na facebooku | tweetnij | zapisz artykuł""",
        "ru": """поделиться | поделиться статьей | поделиться статьёй | поделиться ссылкой | поделиться в соцсетях
            | поделитесь | поделитесь с друзьями | скопировать ссылку | копировать ссылку | ссылка скопирована | распечатать
            | версия для печати | печать | отправить по почте | твитнуть | мы в соцсетях | следите за нами
            | подписывайтесь на нас | сохранить статью | в закладки | поделиться новостью""",
        "uk": "поділитися | поділитись | поширити | поділитися статтею | скопіювати посилання | надрукувати | роздрукувати",
        "cs": "sdílet | sdílet článek | sdílet na facebooku | tisknout | vytisknout | kopírovat odkaz | sledujte nás",
        "sv": "dela | dela artikeln | dela på facebook | dela på twitter | skriv ut | kopiera länk | följ oss | följ oss på",
        "da": "del | del artiklen | del artikel | del på facebook | udskriv | kopier link | kopiér link | følg os | følg os på",
        "no": "del saken | del på facebook | del på twitter | skriv ut | kopier lenke | følg oss | følg oss på",
        "fi": "jaa | jaa artikkeli | jaa facebookissa | tulosta | kopioi linkki | seuraa meitä",
        "tr": "paylaş | bu haberi paylaş | bu yazıyı paylaş | facebook ta paylaş | yazdır | bizi takip edin | linki kopyala",
        "zh": """分享 | 分享到 | 分享到微信 | 分享到微博 | 分享至 | 分享本文 | 分享给好友 | 微信 | 微博 | 微信扫一扫 | 扫一扫 | 打印 | 打印本页
            | 打印本文 | 复制链接 | 收藏 | 点赞 | 转发 | 扫码分享 | 关注我们 | 关注微信公众号 | 扫码关注 | 分享文章 | 分享到朋友圈 | 列印""",
        "ja": """シェア | シェアする | ツイート | ツイートする | ポスト | 共有 | 共有する | この記事をシェア | この記事をシェアする | 印刷
            | 印刷する | リンクをコピー | リンクをコピーする | urlをコピー | urlをコピーする | はてなブックマーク | はてブ | フォローする
            | ブックマーク | フォロー | この記事を共有 | lineで送る | facebookでシェア | xでポスト | 保存する""",
        "ko": "공유 | 공유하기 | 기사 공유 | 기사 공유하기 | 페이스북 공유 | 트위터 공유 | 카카오톡 | 인쇄 | 인쇄하기 | 프린트 | url 복사 | 스크랩 | 링크 복사",
        "ar": """شارك | مشاركة | شارك المقال | شارك هذا المقال | شارك الخبر | مشاركة عبر | شارك على فيسبوك | شارك عبر | نسخ الرابط
            | تم نسخ الرابط | طباعة | طباعة المقال | أرسل إلى صديق | تابعنا | تابعنا على | تابعونا | تابعونا على | حفظ المقال""",
        "hi": "शेयर करें | साझा करें | इसे शेयर करें | प्रिंट करें | लिंक कॉपी करें | हमें फॉलो करें",
    },
    "newsletter": {
        "en": """subscribe | subscribe now | subscribe today | subscribe here | sign up | sign up now | sign up today | sign in
            | log in | log in sign up | sign in sign up | sign in register | log in register | login register | login
            | newsletter | newsletters | newsletter sign up | newsletter signup | sign up for our newsletter
            | subscribe to our newsletter | subscribe to newsletter | join our newsletter | join our mailing list
            | get our newsletter | get the newsletter | sign up for newsletters | email newsletter | stay in the know
            | type your email | enter your email
            | enter your email address | your email address | thanks for subscribing
            | thank you for subscribing | thank you for signing up | you re in | you have successfully subscribed
            | no spam unsubscribe anytime | unsubscribe at any time | unsubscribe anytime | we respect your privacy
            | thank you your submission has been received | oops something went wrong while submitting the form
            | get updates | get email updates | create account | create an account | create a free account
            | already have an account | already a member | already a subscriber | not a member | forgot password
            | forgot your password | forgot username or password | lost your password | my account | log out | sign out | become a member | register now | register for free | email required
            | this field is for validation purposes and should be left unchanged | i agree to the privacy policy
            | sign up with email | continue with google | continue with facebook | continue with apple | continue with email
            | this site is protected by recaptcha and the google privacy policy and terms of service apply""",
        "de": """newsletter abonnieren | newsletter bestellen | zum newsletter anmelden | zur newsletter anmeldung | abonnieren
            | jetzt abonnieren | jetzt anmelden | newsletter anmeldung | unser newsletter | anmelden | einloggen | registrieren
            | jetzt registrieren | anmelden registrieren | passwort vergessen | angemeldet bleiben | e mail adresse | ihre e mail adresse | deine e mail adresse | konto erstellen | abmelden | ausloggen
            | jetzt newsletter abonnieren | abo abschließen | abonnement | zum abo | mein konto | noch kein konto
            | sie haben bereits ein konto | bereits registriert | kostenlos registrieren | kostenlos anmelden""",
        "fr": """abonnez vous | s abonner | je m abonne | s inscrire | inscrivez vous | s inscrire à la newsletter
            | inscription à la newsletter | inscrivez vous à notre newsletter | abonnez vous à notre newsletter
            | recevoir la newsletter | recevez notre newsletter | se connecter | connexion | me connecter | créer un compte
            | mot de passe oublié | votre adresse e mail | votre email | votre adresse email | adresse e mail
            | se déconnecter | mon compte | déjà abonné | déjà inscrit | pas encore abonné | je m inscris""",
        "es": """suscríbete | suscribirse | suscríbase | suscribirme | suscríbete a nuestro boletín | boletines
            | suscríbete a nuestra newsletter | suscríbete ahora | inicia sesión | iniciar sesión | regístrate | registrarse
            | crear cuenta | crear una cuenta | olvidé mi contraseña | olvidaste tu contraseña | correo electrónico
            | tu correo electrónico | dirección de correo electrónico | cerrar sesión | mi cuenta | ya tengo cuenta | acceder
            | apúntate a nuestra newsletter | ya eres suscriptor | recibe nuestro boletín""",
        "it": """iscriviti | iscriviti ora | iscriviti alla newsletter | iscriviti alla nostra newsletter | abbonati
            | abbonati ora | accedi | registrati | accedi o registrati | password dimenticata | hai dimenticato la password
            | indirizzo email | il tuo indirizzo email | la tua email | crea un account | esci | sei già abbonato
            | ricevi la newsletter""",
        "pt": """assine | assine já | assine agora | assine a newsletter | assine a nossa newsletter | subscreva
            | subscrever | subscreva a newsletter | subscreva a nossa newsletter | inscreva se | inscreva se na newsletter
            | cadastre se | entrar | fazer login | faça login | iniciar sessão | criar conta | esqueci minha senha
            | esqueceu a senha | endereço de e mail | seu e mail | seu endereço de e mail | já é assinante | minha conta""",
        "nl": """abonneer | abonneren | abonneer nu | word abonnee | word lid | aanmelden | inloggen | registreren | log in
            | inschrijven | schrijf je in | schrijf je in voor de nieuwsbrief | nieuwsbrief | nieuwsbrieven | nieuwsbrief ontvangen
            | meld je aan voor onze nieuwsbrief | aanmelden nieuwsbrief | wachtwoord vergeten | e mailadres | je e mailadres
            | uitloggen | account aanmaken | maak een account aan | mijn account | al abonnee""",
        "pl": """subskrybuj | zapisz się | zapisz się do newslettera | zapisz się na newsletter | zaloguj się | zaloguj
            | zarejestruj się | załóż konto | zapomniałeś hasła | nie pamiętasz hasła | twój adres e mail | twój e mail
            | adres e mail | wyloguj | wyloguj się | moje konto | kup prenumeratę | prenumerata""",
        "ru": """подписаться | подпишитесь | подписывайтесь | подписка | подписаться на рассылку | подпишитесь на рассылку
            | подписка на новости | подпишитесь на нашу рассылку | войти | вход | регистрация | зарегистрироваться
            | вход регистрация | забыли пароль | ваш e mail | ваш email | электронная почта | выйти | личный кабинет
            | подписаться на новости | уже есть аккаунт""",
        "uk": "підписатися | підписатись | підпишіться | підписатися на розсилку | увійти | реєстрація | зареєструватися | забули пароль",
        "cs": "přihlásit se | přihlásit | registrovat | registrace | odebírat newsletter | přihlásit k odběru | zapomenuté heslo",
        "sv": "prenumerera | prenumerera på vårt nyhetsbrev | logga in | skapa konto | bli prenumerant | nyhetsbrev | glömt lösenord",
        "da": "tilmeld nyhedsbrev | tilmeld dig vores nyhedsbrev | log ind | opret konto | bliv abonnent | nyhedsbrev | abonnér",
        "no": "meld deg på nyhetsbrev | meld deg på vårt nyhetsbrev | logg inn | opprett konto | bli abonnent | abonner",
        "fi": "tilaa uutiskirje | tilaa | kirjaudu sisään | kirjaudu | rekisteröidy | luo tunnus",
        "tr": "abone ol | bültene abone ol | e bültene kayıt ol | giriş yap | üye ol | kayıt ol | şifremi unuttum",
        "zh": "订阅 | 訂閱 | 立即订阅 | 订阅我们 | 登录 | 注册 | 登录 注册 | 请登录 | 登錄 | 登入 | 註冊 | 忘记密码 | 订阅电子报 | 訂閱電子報 | 免费注册",
        "ja": "登録 | 購読 | 購読する | ログイン | 会員登録 | 新規登録 | 無料会員登録 | 新規会員登録 | メルマガ登録 | メールマガジン登録 | ログアウト | パスワードを忘れた方",
        "ko": "구독 | 구독하기 | 뉴스레터 구독 | 로그인 | 회원가입 | 비밀번호 찾기 | 로그아웃 | 뉴스레터 구독하기",
        "ar": """اشترك | اشترك الآن | اشترك في النشرة البريدية | اشترك في نشرتنا البريدية | النشرة البريدية | تسجيل الدخول | إنشاء حساب
            | نسيت كلمة المرور | سجل الآن | بريدك الإلكتروني | البريد الإلكتروني | تسجيل""",
        "hi": "सब्सक्राइब करें | लॉग इन करें | लॉग इन | साइन इन करें | साइन अप करें | न्यूज़लेटर | न्यूज़लेटर के लिए साइन अप करें",
    },
    "paywall": {
        "en": """this article is for subscribers only | for subscribers only | subscribers only | subscriber only | members only
            | this content is for subscribers only | this story is for subscribers only | this post is for paid subscribers
            | this article is for subscribers | this content is for members only | subscribe to continue reading | premium content
            | subscribe to read | subscribe to unlock | subscribe to read the full article | log in to continue reading
            | sign in to continue reading | register to continue reading | to continue reading subscribe | unlock this article
            | already a subscriber log in | already a subscriber sign in | already have an account log in | already a member log in
            | already have an account sign in | already a member sign in | already a paid subscriber sign in | subscriber exclusive
            | you have reached your article limit | you have reached your limit of free articles | this is a premium article
            | you have 0 free articles remaining | you have 0 articles remaining | 0 free articles left | 0 articles remaining
            | you ve reached your limit of free articles | you ve read 0 of 0 free articles | subscribe now to keep reading and get access to the full archive | exclusive content | keep reading for free""",
        "de": """dieser artikel ist nur für abonnenten | nur für abonnenten | exklusiv für abonnenten | weiterlesen mit abo
            | jetzt abonnieren und weiterlesen | jetzt kostenlos testen | sie sind bereits abonnent | bereits abonnent jetzt anmelden
            | sie haben bereits ein abo | artikel freischalten | jetzt weiterlesen | weiter lesen mit abo | abo testen
            | um weiterzulesen melden sie sich an | dieser inhalt ist nur für abonnenten | bereits abonnent""",
        "fr": """réservé aux abonnés | article réservé aux abonnés | cet article est réservé aux abonnés
            | contenu réservé aux abonnés | il vous reste 0 de cet article à lire | la suite est réservée aux abonnés
            | abonnez vous pour lire la suite | déjà abonné connectez vous | déjà abonné se connecter | lecture réservée aux abonnés""",
        "es": """solo para suscriptores | contenido exclusivo para suscriptores | exclusivo para suscriptores
            | suscríbete para seguir leyendo | ya eres suscriptor inicia sesión | regístrate para seguir leyendo | contenido premium
            | artículo solo para suscriptores | suscríbete para continuar leyendo""",
        "it": "contenuto riservato agli abbonati | riservato agli abbonati | abbonati per continuare a leggere | sei già abbonato accedi | articolo riservato agli abbonati | per continuare a leggere abbonati",
        "pt": "exclusivo para assinantes | conteúdo exclusivo para assinantes | exclusivo assinantes | assine para continuar lendo | já é assinante faça login | conteúdo para assinantes",
        "nl": "alleen voor abonnees | exclusief voor abonnees | dit artikel is alleen voor abonnees | lees verder met een abonnement | al abonnee log in",
        "pl": "tylko dla subskrybentów | dla subskrybentów | pozostało 0 artykułu | artykuł tylko dla subskrybentów | masz już subskrypcję zaloguj się | treść premium",
        "ru": "только для подписчиков | доступно только подписчикам | материал доступен только подписчикам | уже есть подписка войти",
        "cs": "pouze pro předplatitele | článek je pouze pro předplatitele | odemknout článek",
        "sv": "endast för prenumeranter | för prenumeranter | lås upp artikeln | redan prenumerant logga in",
        "da": "kun for abonnenter | forbeholdt abonnenter | allerede abonnent log ind",
        "no": "for abonnenter | kun for abonnenter | bli abonnent for å lese | allerede abonnent logg inn",
        "tr": "sadece aboneler için | yalnızca abonelere özel",
        "zh": "本文为付费内容 | 付费阅读 | 会员专享 | 登录后继续阅读 | 订阅后继续阅读 | 登录阅读全文 | 剩余内容需订阅后查看 | 訂閱後繼續閱讀 | 本文為會員專屬",
        "ja": "この記事は有料会員限定です | この記事は会員限定です | 有料会員限定記事 | 有料記事 | 会員限定 | 有料会員限定 | 残り0文字 | ログインして続きを読む | この続きは会員限定です | この記事は有料記事です",
        "ko": "유료 회원 전용 | 회원 전용 | 구독자 전용 | 로그인 후 이용해 주세요",
        "ar": "هذا المقال للمشتركين فقط | للمشتركين فقط | اشترك لمواصلة القراءة",
        "hi": "केवल सब्सक्राइबर के लिए | पढ़ना जारी रखने के लिए सब्सक्राइब करें",
    },
    "feedback": {
        "en": """report an error | report error | report a typo | report an issue | report a problem | report this article | suggest a correction
            | request a correction | suggest an edit | submit a correction | correct this article | see an error | spotted an error
            | found an error | found a mistake let us know | was this article helpful | was this helpful | was this page helpful
            | did you find this helpful | did you find this article helpful | did you like this article | rate this article | rate this post
            | rate this | how would you rate this article | thanks for your feedback | thank you for your feedback | give feedback
            | send feedback | send us feedback | leave feedback | send us your feedback | how helpful was this post | yes no | submit feedback
            | click on a star to rate it | no votes so far be the first to rate this post | was this information helpful
            | average rating 0 vote count 0 | was this article helpful yes no | was this helpful yes no | your rating | was this answer helpful
            | tell us what you think | share your feedback | help us improve | submit your review""",
        "de": """fehler melden | fehler gefunden | fehler im artikel melden | korrektur melden | war dieser artikel hilfreich | artikel bewerten
            | war dieser beitrag hilfreich | wie hilfreich war dieser beitrag | feedback geben | feedback senden | hat ihnen der artikel gefallen
            | bewerten sie diesen artikel | vielen dank für ihr feedback | danke für dein feedback | problem melden | hinweis geben
            | war diese seite hilfreich | ihre meinung ist gefragt | rechtschreibfehler melden""",
        "fr": "signaler une erreur | signaler un problème | proposer une correction | cet article vous a t il été utile | cet article vous a plu | donner votre avis | merci pour votre avis | noter cet article | signaler une faute",
        "es": "reportar error | reportar un error | informar de un error | avisar de un error | te ha sido útil este artículo | te resultó útil este artículo | gracias por tu opinión | valora este artículo | notificar un error | has visto un error",
        "it": "segnala un errore | segnala errore | questo articolo ti è stato utile | ti è stato utile | grazie per il tuo feedback | vota questo articolo",
        "pt": "reportar erro | comunicar erro | informar erro | encontrou um erro | este artigo foi útil | esta página foi útil | avalie este artigo | obrigado pelo seu feedback | sugerir correção",
        "nl": "meld een fout | fout melden | fout gezien | foutje gezien | was dit artikel nuttig | bedankt voor je feedback | geef feedback | tip de redactie | foutje gezien mail ons",
        "pl": "zgłoś błąd | zgłoś błąd w artykule | zauważyłeś błąd | oceń artykuł | oceń ten artykuł | czy ten artykuł był pomocny | dziękujemy za opinię",
        "ru": "сообщить об ошибке | нашли ошибку | оцените статью | оцените материал | была ли статья полезной | была ли эта статья полезна | заметили ошибку | спасибо за ваш отзыв",
        "uk": "повідомити про помилку | знайшли помилку | оцініть статтю",
        "cs": "nahlásit chybu | ohodnoťte článek | byl článek užitečný",
        "sv": "rapportera fel | hittade du ett fel | rätta artikeln | var artikeln till hjälp",
        "da": "rapporter en fejl | fandt du en fejl | ret artikel",
        "no": "rapporter feil | fant du en feil | meld feil",
        "tr": "hata bildir | bu yazı yardımcı oldu mu | bu makaleyi değerlendirin",
        "zh": "报错 | 纠错 | 我要纠错 | 举报 | 意见反馈 | 这篇文章对您有帮助吗 | 這篇文章對你有幫助嗎 | 反馈",
        "ja": "この記事は役に立ちましたか | この記事を評価する | 誤りを報告 | 間違いを報告 | ご意見はこちら | 参考になりましたか | 問題を報告",
        "ko": "오류 신고 | 오탈자 신고 | 이 기사가 도움이 되었나요 | 기사 제보",
        "ar": "الإبلاغ عن خطأ | أبلغ عن خطأ | هل كان هذا المقال مفيدا | قيم هذا المقال | شكرا على ملاحظاتك",
    },
    "app": {
        "en": """download our app | download the app | get the app | get our app | download on the app store | get it on google play
            | available on the app store | available on google play | app store | google play | app store google play | open in app
            | open app | open in the app | download app | read in app | use app | continue in app | scan to download | available on iphone
            | download on the app store get it on google play | google play app store | download for ios | download for android""",
        "de": "app herunterladen | jetzt app herunterladen | in der app öffnen | jetzt bei google play | laden im app store | app öffnen | unsere app | zur app",
        "fr": "télécharger l application | téléchargez l application | ouvrir dans l application | télécharger dans l app store | disponible sur google play | téléchargez notre application",
        "es": "descarga la app | descargar la app | descarga nuestra app | abrir en la app | disponible en google play | consíguelo en google play | descarga la aplicación",
        "it": "scarica l app | scarica la nostra app | apri nell app | disponibile su google play",
        "pt": "baixe o app | baixe o aplicativo | baixe nosso app | abrir no app | descarregue a app | disponível no google play",
        "nl": "download de app | download onze app | open in de app | ontdek het op google play",
        "pl": "pobierz aplikację | otwórz w aplikacji | pobierz naszą aplikację | pobierz z google play",
        "ru": "скачать приложение | скачайте приложение | открыть в приложении | доступно в google play | загрузите в app store",
        "sv": "ladda ner appen | ladda ned appen | öppna i appen",
        "no": "last ned appen | åpne i appen",
        "da": "hent appen | hent vores app | åbn i appen",
        "tr": "uygulamayı indir | uygulamada aç",
        "zh": "下载app | 下载 app | 下载客户端 | 打开app | 打开 app | 在app中打开 | 扫码下载 | 扫码下载客户端 | 下載app | 下載 app | 客户端下载",
        "ja": "アプリをダウンロード | アプリで開く | アプリで読む | アプリで見る | アプリをダウンロードする",
        "ko": "앱 다운로드 | 앱에서 열기 | 앱으로 보기 | 앱 열기",
        "ar": "حمل التطبيق | تحميل التطبيق | افتح في التطبيق | حمل تطبيقنا",
        "hi": "ऐप डाउनलोड करें | ऐप में खोलें | ऐप में पढ़ें",
    },
}
"""Lines that can hardly be anything else, wherever they stand."""
