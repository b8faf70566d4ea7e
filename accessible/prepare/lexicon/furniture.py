"""What a page says of itself and of the site around it."""

from accessible.prepare.lexicon.table import Table

FURNITURE: Table = {
    "related": {
        "en": """read more | read also | read next | see also | related | related article | related articles | related stories
            | related story | related posts | related post | related news | related content | related topics | related links
            | related reading | related coverage | related videos | more on this | more on this story | more on this topic
            | more like this | more stories | more from author | recommended | recommended for you | recommended reading
            | recommended stories | recommended articles | you may also like | you might also like | you may also enjoy
            | you might also be interested in | you may also be interested in | don t miss | up next | next up | what to read next
            | continue reading | keep reading | read the full story | read full story | read full article | read the full article
            | most read | most popular | most viewed | most shared | trending | trending now | trending stories
            | popular posts | recent posts | recent articles | latest news | latest stories | latest articles | latest posts
            | top stories | editor s picks | editors picks | editor s choice | also read | also on | other stories
            | from around the web | around the web | promoted stories | paid content | suggested for you | more news
            | more from | similar articles | similar posts | view more | show more | load more | view all | see all
            | view all posts | more articles | popular now | in case you missed it | elsewhere on the web | most read stories
            | more top stories | click here to read more | read more articles""",
        "de": """mehr zum thema | zum thema | lesen sie auch | lies auch | das könnte sie auch interessieren
            | das könnte dich auch interessieren | auch interessant | weiterlesen | mehr lesen | ähnliche artikel
            | ähnliche beiträge | verwandte artikel | verwandte themen | verwandte beiträge | weitere artikel | weitere beiträge
            | weitere themen | weitere meldungen | meistgelesen | meistgelesene artikel | meistgelesene | am meisten gelesen
            | neueste artikel | neueste beiträge | aktuelle beiträge | empfohlene artikel | empfehlungen der redaktion
            | mehr anzeigen | alle anzeigen | mehr laden | passend dazu | mehr aus diesem ressort
            | das könnte ihnen auch gefallen | aus dem ressort | top themen | beliebte artikel | lesen sie dazu auch""",
        "fr": """à lire aussi | lire aussi | sur le même sujet | sur le même thème | lire la suite | articles liés | articles similaires | articles récents | dans la même rubrique | à lire également | lire également
            | les plus lus | les plus lues | les plus populaires | vous aimerez aussi | à voir aussi | voir aussi
            | vous pourriez aussi aimer | à ne pas manquer | voir plus | voir tout | afficher plus | plus d articles
            | nos derniers articles | lisez aussi | la rédaction vous conseille | contenus sponsorisés""",
        "es": """lea también | lee también | le puede interesar | te puede interesar | te puede interesar también | ver también
            | también te puede interesar | puede interesarle | noticias relacionadas | artículos relacionados | más noticias
            | contenido relacionado | entradas recientes | leer más | lee más | seguir leyendo | ver más
            | lo más leído | lo más visto | más leídas | las más leídas | últimas noticias | no te pierdas | ver todo
            | cargar más | más sobre este tema | te recomendamos | recomendados | entradas relacionadas | notas relacionadas""",
        "it": """leggi anche | potrebbe interessarti | potrebbe interessarti anche | ti potrebbe interessare
            | ti potrebbe interessare anche | articoli correlati | notizie correlate | continua a leggere | leggi tutto | leggi di più
            | i più letti | più letti | le più lette | ultime notizie | vedi anche | da non perdere | vedi tutti
            | mostra altro | articoli recenti | altri articoli | per approfondire | ti consigliamo""",
        "pt": """leia também | leia mais | ler mais | veja também | veja mais | artigos relacionados
            | notícias relacionadas | conteúdo relacionado | posts relacionados | mais lidas | mais lidos | as mais lidas
            | últimas notícias | continue lendo | continuar lendo | continuar a ler | você pode gostar | relacionados | não perca
            | pode interessar lhe | carregar mais | ver mais | ver tudo | mais notícias | recomendados para você
            | você também pode gostar | matérias relacionadas""",
        "nl": """lees ook | lees meer | lees verder | gerelateerd | gerelateerde artikelen | gerelateerde berichten | bekijk ook
            | meer lezen | meer over dit onderwerp | meest gelezen | aanbevolen | aanbevolen voor jou | laatste nieuws | toon meer
            | meer nieuws | bekijk meer | recente berichten | bekijk alles | ook interessant""",
        "pl": """czytaj także | czytaj też | czytaj więcej | czytaj dalej | zobacz także | zobacz też | zobacz również | czytaj również
            | przeczytaj także | przeczytaj też | przeczytaj również | powiązane artykuły | podobne artykuły | najczęściej czytane
            | najnowsze | polecane | polecamy | powiązane | zobacz więcej | pokaż więcej | więcej na ten temat | warto przeczytać""",
        "ru": """читайте также | читать также | смотрите также | читать далее | читать дальше | читать полностью | похожие статьи
            | похожие записи | похожие новости | по теме | материалы по теме | новости по теме | самое читаемое | популярное
            | рекомендуем | новости партнеров | новости партнёров | другие новости | последние новости | главные новости | ещё по теме | еще по теме | показать еще | показать ещё | вам может быть интересно | читайте нас""",
        "uk": "читайте також | читати далі | дивіться також | схожі новини | за темою | останні новини | популярне | читати більше",
        "cs": "čtěte také | přečtěte si také | související články | mohlo by vás zajímat | nejčtenější | číst dál | další články",
        "sv": "läs också | läs även | läs mer | relaterade artiklar | mest läst | mest lästa | fler artiklar | visa fler",
        "da": "læs også | læs mere | relaterede artikler | mest læste | mest læst | se også | flere artikler | vis mere",
        "no": "les også | les mer | relaterte artikler | mest lest | mest leste | flere saker | vis mer",
        "fi": "lue myös | lue lisää | lue seuraavaksi | luetuimmat | aiheeseen liittyvää | näytä lisää",
        "tr": "ilgili haberler | benzer haberler | ilginizi çekebilir | devamını oku | daha fazla | çok okunanlar | son haberler",
        "zh": """相关阅读 | 相关新闻 | 相关文章 | 相关报道 | 相关推荐 | 延伸阅读 | 推荐阅读 | 热门文章 | 最新文章 | 热门推荐 | 猜你喜欢 | 阅读更多
            | 查看更多 | 更多 | 更多新闻 | 热点新闻 | 为您推荐 | 相關新聞 | 相關文章 | 延伸閱讀 | 推薦閱讀 | 看更多 | 閱讀更多 | 阅读全文 | 阅读排行
            | 点击查看更多 | 你可能还喜欢 | 下一篇 | 上一篇 | 加载更多 | 最新新闻 | 热门新闻 | 點擊排行""",
        "ja": """関連記事 | 関連ニュース | 関連リンク | 関連コンテンツ | あわせて読みたい | 合わせて読みたい | こちらもおすすめ | おすすめ記事
            | おすすめの記事 | 人気記事 | 最新記事 | 新着記事 | ランキング | アクセスランキング | 続きを読む | もっと見る | 一覧を見る | 次の記事
            | 前の記事 | この記事も読まれています | 関連トピックス | 記事一覧 | 関連する記事 | 次に読む | 記事ランキング""",
        "ko": "관련기사 | 관련 기사 | 관련 뉴스 | 추천 기사 | 인기 기사 | 많이 본 뉴스 | 많이 본 기사 | 더보기 | 더 보기 | 이전 기사 | 다음 기사 | 주요뉴스",
        "ar": """اقرأ أيضا | اقرأ أيضًا | اقرأ المزيد | إقرأ أيضا | مواضيع ذات صلة | مقالات ذات صلة | أخبار ذات صلة | الأكثر قراءة | المزيد
            | شاهد أيضا | شاهد أيضاً | اقرأ أيضاً | الأكثر مشاهدة | موضوعات متعلقة | قد يعجبك أيضا | آخر الأخبار | عرض المزيد | مقالات مشابهة""",
        "hi": "यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | और पढ़ें | संबंधित खबरें | संबंधित लेख | सबसे ज्यादा पढ़ी गई | ताजा खबरें",
    },
    "advertising": {
        "en": """advertisement | advertisements | advert | ad | ads | advertising | sponsored | sponsored content | sponsored links
            | sponsored post | promoted | promoted content | paid advertisement | story continues below
            | story continues below advertisement | article continues below | article continues below advertisement
            | article continues after advertisement | article continues after ad | article continues after this ad
            | advertisement scroll to continue | advertisement continue reading below | continue reading below
            | advertisement scroll to continue reading | advertisement continue reading the main story
            | continue reading the main story | scroll to continue | scroll to continue with content | scroll for more
            | skip advertisement | skip ad | close ad | report this ad | report ad | ad feedback | why am i seeing this ad
            | remove ads | ad choices | adchoices | about our ads | advertise with us | advertise here | place an ad
            | advertise on this site | advertorial | ad 0 | paid post | partner content | supported by | presented by
            | reader supported journalism | story continues after advertisement | content continues below
            | this advertisement has not loaded yet but your article continues below | powered by taboola | powered by outbrain
            | this ad will end in 0 | from our partners | our partners | ad content | sponsored by""",
        "de": """anzeige | anzeigen | werbung | werbeanzeige | gesponsert | gesponserter inhalt | advertorial
            | nach der anzeige weiterlesen | artikel wird nach der anzeige fortgesetzt | werbung ausblenden | anzeige schließen
            | anzeige ende | ende der anzeige | hier werben | unsere partner | partnerangebote | anzeige überspringen""",
        "fr": "publicité | publicités | annonce | annonces | contenu sponsorisé | la suite après la publicité | la suite après cette publicité | fermer la publicité | pub",
        "es": "publicidad | anuncio | anuncios | contenido patrocinado | patrocinado | continúa después de la publicidad | la nota continúa debajo | publicidad continuar leyendo",
        "it": "pubblicità | annuncio | annuncio pubblicitario | contenuto sponsorizzato | sponsorizzato | continua dopo la pubblicità | chiudi pubblicità",
        "pt": "publicidade | anúncio | anúncios | conteúdo patrocinado | patrocinado | continua após a publicidade | continua depois da publicidade | continua após o anúncio | propaganda",
        "nl": "advertentie | advertenties | gesponsord | gesponsorde inhoud | lees verder na de advertentie | tekst gaat verder onder de advertentie | artikel gaat verder onder de advertentie",
        "pl": "reklama | reklamy | ogłoszenie | materiał sponsorowany | artykuł sponsorowany | dalsza część tekstu pod reklamą | dalsza część artykułu pod reklamą | koniec reklamy",
        "ru": "реклама | на правах рекламы | рекламный материал | реклама на сайте | продолжение после рекламы | спонсорский материал",
        "uk": "реклама на сайті | на правах реклами | продовження після реклами | партнерський матеріал",
        "cs": "reklama | inzerce | komerční sdělení | článek pokračuje pod reklamou",
        "sv": "annons | annonser | annonsinnehåll | artikeln fortsätter efter annonsen",
        "da": "annonce | annoncer | artiklen fortsætter efter annoncen | sponsoreret",
        "no": "annonse | annonser | artikkelen fortsetter under annonsen | annonsørinnhold",
        "fi": "mainos | mainokset | ilmoitus | mainos alkaa | mainos päättyy",
        "tr": "reklam | reklamlar | ilan | sponsorlu içerik | haberin devamı reklamdan sonra",
        "zh": "广告 | 廣告 | 推广 | 赞助 | 广告位 | 赞助内容 | 文章继续 | 请继续往下阅读 | 請繼續往下閱讀 | 贊助商 | 广告 请继续往下阅读",
        "ja": "広告 | スポンサーリンク | スポンサードリンク | pr | 記事は広告の後に続きます | 広告の後にも続きます | 提供 | ad 広告",
        "ko": "광고 | 광고 닫기 | 스폰서 | 협찬 | 기사 계속 | ad 광고",
        "ar": "إعلان | اعلان | إعلانات | إعلان مدفوع | محتوى ممول | يستمر المقال بعد الإعلان | الإعلانات",
        "hi": "विज्ञापन | विज्ञापन के बाद जारी | प्रायोजित",
    },
    "cookies": {
        "en": """accept cookies | accept all cookies | accept all | reject all | reject cookies | reject all cookies | allow cookies
            | allow all cookies | allow all | decline all | manage cookies | manage consent | manage preferences | save preferences
            | cookie settings | cookies settings | cookie policy | cookies policy | cookie preferences | cookie notice | cookie consent
            | cookie declaration | manage cookie preferences | your privacy choices | privacy settings | consent preferences
            | strictly necessary cookies | functional cookies | performance cookies | targeting cookies | necessary cookies
            | marketing cookies | analytics cookies | always active | functional functional always active | manage settings
            | we value your privacy | your privacy | privacy preference center | privacy preferences | save settings | vendors list
            | cookies on this website | this website uses cookies | we use cookies | accept deny view preferences | view preferences
            | accept and continue | accept and close | do not sell my personal information | privacy overview
            | do not sell or share my personal information | powered by cookiebot | got it | necessary always enabled""",
        "de": """cookies akzeptieren | alle cookies akzeptieren | alle akzeptieren | alle ablehnen | cookies ablehnen
            | cookie einstellungen | cookies einstellungen | cookie richtlinie | datenschutzeinstellungen | nur notwendige cookies
            | datenschutz einstellungen | einstellungen speichern | auswahl speichern | notwendige cookies | privatsphäre einstellungen
            | akzeptieren und weiter | zustimmen und weiter | diese website verwendet cookies | cookie hinweis | einwilligung verwalten""",
        "fr": """accepter les cookies | tout accepter | tout refuser | refuser les cookies | gérer les cookies | paramètres des cookies
            | gestion des cookies | paramétrer les cookies | politique de cookies | continuer sans accepter | accepter et fermer
            | préférences cookies | politique relative aux cookies | personnaliser mes choix | gérer mes cookies""",
        "es": """aceptar cookies | aceptar todas las cookies | aceptar todo | aceptar todas | rechazar todo | rechazar cookies
            | rechazar todas | configurar cookies | configuración de cookies | política de cookies | preferencias de cookies
            | aceptar y continuar | gestionar cookies""",
        "it": "accetta tutti | accetta tutto | accetta i cookie | rifiuta tutti | rifiuta tutto | impostazioni cookie | preferenze cookie | gestisci cookie | cookie policy e privacy | accetta e chiudi | informativa sui cookie",
        "pt": "aceitar cookies | aceitar todos | aceitar tudo | rejeitar todos | rejeitar tudo | configurações de cookies | política de cookies | definições de cookies | preferências de cookies | aceitar e continuar | aceitar e fechar",
        "nl": "cookies accepteren | alle cookies accepteren | alles accepteren | accepteer alles | alles weigeren | cookie instellingen | cookiebeleid | cookievoorkeuren | alle cookies weigeren | cookie voorkeuren",
        "pl": "akceptuję | akceptuj wszystkie | zaakceptuj wszystkie | akceptuję wszystkie | odrzuć wszystkie | ustawienia cookies | ustawienia plików cookie | polityka cookies | polityka plików cookie | ustawienia prywatności",
        "ru": "принять все | принять cookies | принять все cookies | отклонить все | настройки cookie | политика cookie | согласен с использованием cookie | настройки cookies",
        "sv": "godkänn alla | acceptera alla | cookie inställningar | hantera cookies | cookiepolicy | om cookies",
        "da": "accepter alle | tillad alle | cookieindstillinger | afvis alle | cookiepolitik",
        "no": "godta alle | avvis alle | informasjonskapsler | personvern og cookies | innstillinger for informasjonskapsler",
        "cs": "přijmout vše | odmítnout vše | nastavení cookies | přijmout všechny cookies",
        "tr": "çerez politikası | çerez ayarları | tümünü kabul et | tümünü reddet | çerez tercihleri",
        "zh": "接受所有cookie | 接受所有 cookie | 全部接受 | 全部拒绝 | cookie设置 | cookie 设置 | cookie政策 | cookie 政策",
        "ja": "クッキー設定 | クッキーポリシー | cookieポリシー | cookieの設定 | cookie設定 | すべて許可 | すべて同意する | すべて拒否",
        "ko": "쿠키 설정 | 쿠키 정책 | 모두 수락 | 모두 거부",
        "ar": "قبول الكل | رفض الكل | إعدادات ملفات تعريف الارتباط | سياسة ملفات تعريف الارتباط | قبول جميع ملفات تعريف الارتباط",
    },
    "legal": {
        "en": """all rights reserved | terms of use | terms of service | terms and conditions | terms conditions | privacy policy
            | privacy notice | privacy statement | legal notice | legal notices | copyright notice | accessibility statement
            | your california privacy rights | california privacy rights | your ad choices | disclaimer and privacy policy
            | terms of sale | user agreement | privacy terms | terms privacy | privacy and terms | acceptable use policy
            | community guidelines | refund policy | shipping policy | terms of service privacy policy | reprints and permissions
            | privacy policy terms of service | privacy policy terms of use | terms of use privacy policy | copyright policy
            | reuse this content | get permission to reuse this content | request reprint | order reprints | editorial guidelines""",
        "de": """impressum | datenschutz | datenschutzerklärung | impressum datenschutz | datenschutz impressum | agb
            | nutzungsbedingungen | impressum und datenschutz | alle rechte vorbehalten | rechtliche hinweise | datenschutzhinweise
            | rechtliches | haftungsausschluss | erklärung zur barrierefreiheit | impressum datenschutz agb | netiquette
            | agb impressum datenschutz | impressum datenschutzerklärung | allgemeine geschäftsbedingungen | urheberrecht""",
        "fr": """mentions légales | politique de confidentialité | conditions générales d utilisation | conditions d utilisation
            | tous droits réservés | données personnelles | conditions générales de vente | cgu | cgv | protection des données
            | charte de confidentialité""",
        "es": "aviso legal | política de privacidad | términos y condiciones | condiciones de uso | términos de uso | todos los derechos reservados | términos de servicio | protección de datos | aviso de privacidad",
        "it": "note legali | informativa sulla privacy | privacy policy cookie policy | termini e condizioni | tutti i diritti riservati | condizioni d uso | termini di servizio | privacy e cookie",
        "pt": "termos de uso | política de privacidade | termos e condições | aviso legal | todos os direitos reservados | ficha técnica e estatuto editorial | termos de serviço | política de privacidade e cookies",
        "nl": "privacybeleid | privacyverklaring | privacy statement | algemene voorwaarden | gebruiksvoorwaarden | alle rechten voorbehouden | disclaimer privacy | colofon en privacy",
        "pl": "polityka prywatności | regulamin | wszelkie prawa zastrzeżone | regulamin serwisu | nota prawna | ochrona danych",
        "ru": "политика конфиденциальности | пользовательское соглашение | все права защищены | условия использования | правовая информация | обработка персональных данных",
        "uk": "політика конфіденційності | всі права захищені | усі права захищені | умови використання | користувацька угода",
        "cs": "ochrana osobních údajů | všechna práva vyhrazena | podmínky užití | obchodní podmínky | zásady ochrany osobních údajů",
        "sv": "integritetspolicy | användarvillkor | personuppgiftspolicy | alla rättigheter förbehållna",
        "da": "privatlivspolitik | brugerbetingelser | alle rettigheder forbeholdes | persondatapolitik",
        "no": "personvern | personvernerklæring | brukervilkår | alle rettigheter reservert",
        "fi": "tietosuojaseloste | käyttöehdot | tietosuoja | kaikki oikeudet pidätetään",
        "tr": "gizlilik politikası | kullanım koşulları | tüm hakları saklıdır | kişisel verilerin korunması | künye",
        "zh": "版权所有 | 隐私政策 | 使用条款 | 服务条款 | 免责声明 | 法律声明 | 隐私声明 | 用户协议 | 版权声明 | 隱私權政策 | 服務條款 | 使用條款 | 版權所有 | 著作權聲明",
        "ja": "プライバシーポリシー | 利用規約 | 特定商取引法に基づく表記 | 著作権 | 著作権について | 個人情報保護方針 | 免責事項 | 無断転載禁止 | 無断転載を禁じます | サイトポリシー",
        "ko": "개인정보처리방침 | 개인정보 처리방침 | 이용약관 | 저작권 | 청소년보호정책 | 무단전재 및 재배포 금지 | 저작권자 무단전재 및 재배포 금지",
        "ar": "سياسة الخصوصية | جميع الحقوق محفوظة | شروط الاستخدام | الشروط والأحكام | كل الحقوق محفوظة | سياسة الاستخدام",
        "hi": "गोपनीयता नीति | सर्वाधिकार सुरक्षित | नियम और शर्तें | उपयोग की शर्तें",
    },
    "player": {
        "en": """listen | listen now | listen to this article | listen to article | listen to this story | listen to the article | listen to story
            | listen to this post | listen to this page | listen 0 min | listen 0 minutes | listen to this article 0 min
            | listen to this article 0 minutes | play video | play audio | play | pause | watch video | watch now | watch the video
            | mute | unmute | full screen | fullscreen | exit fullscreen | current time 0 0 | duration 0 0 | remaining time 0 0
            | loaded 0 | stream type live | seek to live currently behind live live | playback rate | 1x playback rate | captions off
            | captions settings | subtitles off | picture in picture | audio track | video player is loading | this is a modal window
            | your browser does not support the audio element | your browser does not support the video tag | auto play
            | your browser does not support html0 video | your browser does not support the audio tag | next video | autoplay
            | 0 seconds of 0 minutes 0 seconds | 0 seconds of 0 seconds | volume 0 | use up down arrow keys to increase or decrease volume
            | the media could not be loaded either because the server or network failed or because the format is not supported
            | your browser does not support the video element | video unavailable | this video is not available | replay
            | this slideshow requires javascript | this audio is auto generated | audio is ai generated | play this video
            | 1x | now playing | video duration 0 0 | close dialog | back to video | click to play | tap to unmute | play episode
            | video player | live | this article was read by an automated voice | narrated by ai""",
        "de": """artikel anhören | anhören | beitrag anhören | vorlesen | artikel vorlesen | vorlesen lassen | jetzt anhören | video abspielen
            | abspielen | audio abspielen | dieser artikel als audio | zum video | video starten | vollbild | stummschalten
            | ihr browser unterstützt das audio element nicht | ihr browser unterstützt kein html0 video | diesen artikel vorlesen
            | hören sie diesen artikel | artikel hören | dauer 0 minuten | seite vorlesen""",
        "fr": "écouter | écouter l article | écouter cet article | lire la vidéo | lecture | voir la vidéo | plein écran | durée 0 min | votre navigateur ne supporte pas la vidéo | article audio",
        "es": "escuchar | escuchar artículo | escuchar este artículo | escucha este artículo | escuchar noticia | escuchar la noticia | reproducir vídeo | reproducir video | reproducir | ver vídeo | ver video | pantalla completa",
        "it": "ascolta | ascolta l articolo | ascolta questo articolo | riproduci video | guarda il video | schermo intero | riproduci",
        "pt": "ouvir | ouça | ouvir artigo | ouvir notícia | ouça este artigo | ouça este conteúdo | ouvir este artigo | assistir vídeo | assista ao vídeo | reproduzir vídeo | tela cheia | reproduzir",
        "nl": "luister | luisteren | luister naar dit artikel | beluister dit artikel | speel video af | video afspelen | bekijk de video | afspelen | volledig scherm",
        "pl": "posłuchaj | posłuchaj artykułu | posłuchaj tego artykułu | odtwórz wideo | odtwórz | odsłuchaj artykuł | pełny ekran",
        "ru": "слушать | прослушать | слушать статью | прослушать статью | прослушать новость | смотреть видео | воспроизвести видео | ваш браузер не поддерживает видео | воспроизвести",
        "uk": "слухати | прослухати | слухати статтю | дивитися відео",
        "cs": "poslechnout článek | poslechněte si článek | přehrát video | přehrát",
        "sv": "lyssna | lyssna på artikeln | spela upp | spela video | lyssna på artikel",
        "da": "lyt | lyt til artiklen | afspil video | afspil | hør artiklen",
        "no": "lytt | lytt til saken | spill av | spill av video | hør artikkelen",
        "tr": "haberi dinle | dinle | videoyu izle | videoyu oynat | sesli dinle",
        "zh": "听新闻 | 收听 | 听文章 | 语音播报 | 播放视频 | 播放 | 观看视频 | 全屏 | 朗读 | 聽新聞 | 播放影片 | 收听本文 | 您的浏览器不支持视频播放",
        "ja": "音声で聞く | この記事を聞く | 記事を音声で聞く | 動画を見る | 動画を再生 | 再生 | 再生する | 全画面表示 | この記事を音声で聞く | 読み上げ",
        "ko": "기사 듣기 | 음성으로 듣기 | 본문 듣기 | 동영상 재생 | 재생 | 영상 보기",
        "ar": "استمع | استمع إلى المقال | استمع إلى هذا المقال | تشغيل الفيديو | شاهد الفيديو | استمع للمقال | تشغيل",
        "hi": "सुनें | खबर सुनें | लेख सुनें | वीडियो देखें | वीडियो चलाएं",
    },
    "contents": {
        "en": "table of contents | contents | in this article | on this page | in this story | in this post | what s in this article | jump to section | jump to | page contents | article contents | show table of contents | hide table of contents | toggle table of contents | what you ll learn in this article",
        "de": "inhaltsverzeichnis | inhalt dieses artikels | in diesem artikel | auf dieser seite | inhaltsübersicht | inhaltsverzeichnis anzeigen | inhaltsverzeichnis ausblenden | inhaltsverzeichnis verbergen | springe zu | artikelinhalt",
        "fr": "table des matières | sommaire | dans cet article | au sommaire | sur cette page | contenu de l article",
        "es": "tabla de contenidos | tabla de contenido | índice | índice de contenidos | en este artículo | contenidos | en esta página | índice de contenido",
        "it": "indice | indice dei contenuti | sommario | in questo articolo | indice dell articolo | contenuti dell articolo | in questa pagina",
        "pt": "índice | sumário | neste artigo | tabela de conteúdo | tabela de conteúdos | índice de conteúdo | nesta página | o que você vai ver neste artigo",
        "nl": "inhoudsopgave | inhoud | in dit artikel | op deze pagina | inhoud van dit artikel",
        "pl": "spis treści | w tym artykule | na tej stronie",
        "ru": "содержание | оглавление | содержание статьи | в этой статье | на этой странице",
        "uk": "зміст | зміст статті | у цій статті",
        "cs": "obsah článku | v tomto článku | obsah",
        "sv": "innehållsförteckning | i den här artikeln | innehåll",
        "da": "indholdsfortegnelse | i denne artikel",
        "no": "innholdsfortegnelse | i denne artikkelen",
        "fi": "sisällysluettelo | tässä artikkelissa",
        "tr": "içindekiler | bu yazıda | bu makalede",
        "zh": "目录 | 目錄 | 本文目录 | 文章目录 | 文章目錄 | 本页内容 | 内容目录",
        "ja": "目次 | この記事の目次 | この記事の内容 | もくじ",
        "ko": "목차 | 이 글의 목차",
        "ar": "المحتويات | جدول المحتويات | محتويات المقال | في هذا المقال | فهرس المحتويات",
        "hi": "विषय सूची | विषयसूची | इस लेख में",
    },
    "navigation": {
        "en": """skip to content | skip to main content | skip to page content | skip to navigation | skip to main navigation | skip to article
            | skip to footer | skip to search | skip to primary sidebar | skip to primary navigation | skip links | skip navigation
            | back to top | return to top | scroll to top | back to the top | top of page | go to top | to top | jump to content
            | jump to comments | jump to navigation | toggle navigation | toggle menu | toggle search | open menu | close menu | menu close
            | main menu | main navigation | primary menu | site navigation | post navigation | menu | open navigation | navigation menu
            | show navigation | hide navigation | mobile menu | primary navigation | secondary navigation | breadcrumb | breadcrumbs
            | you are here | search for | search this site | search the site | search icon | site search | open search | close search
            | previous | next | older | newer | previous article | next article | previous story | next story | previous post | next post
            | older posts | newer posts | previous page | next page | previous next | next previous | back to home | back to homepage
            | back to blog | back to news | back to all posts | return to homepage | all posts | page 0 of 0 | 0 of 0 | quick links
            | loading | loading comments | please wait | select language | choose language | change language | select a language
            | read in english | read this in english | translate | powered by google translate | increase font size | decrease font size
            | font size | text size | reset font size | larger text | smaller text | high contrast | change text size | dark mode
            | light mode | toggle dark mode | screen reader | accessibility options | accessibility tools | accessibility menu
            | download pdf | view pdf | pdf download | download as pdf | save as pdf | download article | download this article
            | download citation | cite this article | cite this | edit this page | edit on github | view source | show less | read less
            | expand | collapse | expand all | collapse all | click to expand | open in new tab | opens in a new window | opens in new window
            | opens in a new tab | scroll down | swipe left | click to enlarge | view gallery | view larger image | zoom in | view image
            | image 0 of 0 | back to gallery | close modal | close this dialog | no items found | javascript is disabled
            | please enable javascript | you need to enable javascript to run this app | hide | dismiss | home page | view full site
            | please enable javascript to view this page | secondary menu | footer menu | press enter to search | section menu | sections menu""",
        "de": """zum inhalt springen | zum inhalt | zum hauptinhalt | zum hauptinhalt springen | direkt zum inhalt | springe zum inhalt
            | zur navigation springen | zur suche springen | zur hauptnavigation springen | zum seitenanfang | nach oben | zurück nach oben
            | seitenanfang | zum anfang | zur startseite | zurück zur startseite | zurück zur übersicht | menü | menü öffnen | menü schließen
            | hauptmenü | hauptnavigation | navigation öffnen | navigation überspringen | beitrags navigation | beitragsnavigation | metanavigation
            | servicemenü | sie sind hier | sie befinden sich hier | du bist hier | suche nach | suche öffnen | suche schließen | suchbegriff
            | springe direkt zu | vorheriger artikel | nächster artikel | vorheriger beitrag | nächster beitrag | weiter zurück | zurück weiter
            | schriftgröße | schrift vergrößern | schrift verkleinern | leichte sprache | pdf herunterladen | als pdf speichern | lädt
            | wird geladen | sprache wählen | schließen | schliessen | bildergalerie öffnen | bild vergrößern | bild in vollbildmodus anzeigen
            | seite 0 von 0 | mehr anzeigen | weniger anzeigen | ausklappen | einklappen | barrierefreiheit | gebärdensprache""",
        "fr": """aller au contenu | aller au contenu principal | aller à la navigation | accéder au contenu | passer au contenu | retour en haut
            | haut de page | retour en haut de page | retour à l accueil | menu principal | ouvrir le menu | fermer le menu | fermer | rechercher
            | vous êtes ici | article précédent | article suivant | précédent | suivant | navigation de l article | page suivante
            | page précédente | chargement | télécharger le pdf | taille du texte | agrandir l image | navigation principale | afficher moins""",
        "es": """ir al contenido | ir al contenido principal | saltar al contenido | saltar al contenido principal | volver arriba | ir arriba | subir
            | volver al inicio | menú | menú principal | abrir menú | cerrar menú | cerrar | buscar | estás aquí | usted está aquí | anterior
            | siguiente | artículo anterior | artículo siguiente | siguiente artículo | navegación de entradas | cargando | descargar pdf
            | tamaño de letra | página siguiente | página anterior | ampliar imagen | ver menos | navegación principal""",
        "it": """vai al contenuto | vai al contenuto principale | salta al contenuto | passa al contenuto | torna su | torna in alto | torna alla home
            | menù | menu principale | apri menu | chiudi menu | chiudi | cerca nel sito | sei qui | articolo precedente | articolo successivo
            | precedente | successivo | navigazione articoli | caricamento | scarica pdf | pagina successiva | caricamento in corso""",
        "pt": """ir para o conteúdo | ir para o conteúdo principal | pular para o conteúdo | pular para o conteúdo principal | saltar para o conteúdo
            | voltar ao topo | topo | voltar ao início | menu principal | abrir menu | fechar menu | fechar | pesquisar | você está aqui
            | artigo anterior | próximo artigo | próximo | carregando | baixar pdf | navegação de posts | próxima página | página anterior""",
        "nl": """ga naar de inhoud | ga naar inhoud | naar de inhoud | naar inhoud | ga naar hoofdinhoud | naar hoofdinhoud | naar boven | terug naar boven
            | hoofdmenu | menu openen | menu sluiten | sluiten | zoeken | u bent hier | je bent hier | vorige | volgende | vorig artikel
            | volgend artikel | berichtnavigatie | laden | terug naar home | doorgaan naar inhoud | spring naar inhoud | toon minder""",
        "pl": """przejdź do treści | przejdź do głównej zawartości | przejdź do zawartości | przejdź do menu | do góry | wróć do góry | na górę
            | powrót na górę | menu główne | otwórz menu | zamknij menu | zamknij | szukaj | jesteś tutaj | poprzedni artykuł | następny artykuł
            | poprzedni | następny | poprzednia | następna | nawigacja wpisu | ładowanie | wielkość tekstu | następna strona | pobierz pdf""",
        "ru": """перейти к содержимому | перейти к основному содержанию | перейти к основному содержимому | перейти к содержанию | наверх | вверх
            | меню | главное меню | открыть меню | закрыть меню | закрыть | поиск | поиск по сайту | вы здесь | на главную | назад | вперед
            | предыдущая статья | следующая статья | следующая новость | предыдущая новость | загрузка | навигация по записям | скачать pdf
            | следующая страница | свернуть | развернуть | версия для слабовидящих""",
        "uk": "перейти до вмісту | перейти до основного вмісту | нагору | вгору | меню | головне меню | пошук | закрити | на головну",
        "cs": "přejít k obsahu | přejít na obsah | přejít k hlavnímu obsahu | nahoru | zpět nahoru | hlavní menu | hledat | zavřít | další článek",
        "sv": "hoppa till innehåll | hoppa till huvudinnehåll | till innehållet | till toppen | till startsidan | meny | huvudmeny | sök | stäng",
        "da": "gå til indhold | gå til hovedindhold | spring til indhold | til toppen | menu | søg | luk | forrige | næste",
        "no": "hopp til innhold | gå til innhold | hopp til hovedinnhold | til toppen | meny | hovedmeny | søk | lukk",
        "fi": "siirry sisältöön | siirry pääsisältöön | takaisin ylös | valikko | päävalikko | haku | sulje",
        "tr": "içeriğe geç | ana içeriğe geç | içeriğe atla | yukarı çık | başa dön | menü | ana menü | kapat | önceki | sonraki | ana sayfaya dön",
        "zh": """跳到内容 | 跳至内容 | 跳转到内容 | 跳到主要内容 | 跳转到主要内容 | 跳至主要內容 | 跳到主要內容 | 返回顶部 | 回到顶部 | 返回首页 | 回首页
            | 菜单 | 主菜单 | 关闭 | 您的位置 | 当前位置 | 搜索 | 上一页 | 下一页 | 加载中 | 回到頂部 | 返回頂部 | 選單 | 關閉 | 上一頁 | 下一頁 | 您现在的位置
            | 收起 | 展开 | 展开全文 | 点击展开全文 | 字号 | 字体大小 | 字體大小 | 当前位置 首页""",
        "ja": """コンテンツへスキップ | コンテンツに移動 | コンテンツへ移動 | コンテンツにスキップ | 本文へスキップ | 本文へ | 本文へ移動 | メインコンテンツに移動
            | メインコンテンツへスキップ | ページトップへ | ページの先頭へ | ページの先頭へ戻る | トップへ戻る | トップページへ戻る | メニュー | メニューを開く
            | メニューを閉じる | 閉じる | 検索 | サイト内検索 | 前へ | 次へ | 次のページ | 前のページ | 読み込み中 | 文字サイズ | 文字サイズ変更 | 現在地 | 拡大する
            | 拡大画像を見る | 画像を拡大""",
        "ko": "본문 바로가기 | 본문으로 바로가기 | 메뉴 바로가기 | 콘텐츠로 건너뛰기 | 맨 위로 | 위로 | 메뉴 | 전체메뉴 | 닫기 | 검색 | 이전 | 다음 | 글자크기 | 글자 크기 | 폰트 크기 | 글씨 크기 | 이전글 | 다음글",
        "ar": """انتقل إلى المحتوى | الانتقال إلى المحتوى | تخطى إلى المحتوى | تخطي إلى المحتوى | انتقل إلى المحتوى الرئيسي | تخطى إلى المحتوى الرئيسي
            | القائمة | القائمة الرئيسية | إغلاق | بحث | أنت هنا | السابق | التالي | العودة إلى الأعلى | عودة إلى أعلى | المقال السابق | المقال التالي | جاري التحميل""",
        "hi": "सामग्री पर जाएं | मुख्य सामग्री पर जाएं | मेनू | खोजें | बंद करें | ऊपर जाएं | अगला लेख | पिछला लेख",
    },
}
"""Lines that can hardly be anything else, wherever they stand."""
