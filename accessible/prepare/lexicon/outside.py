"""Lines that could be headings or items of a list too."""

from accessible.prepare.lexicon.table import Table

OUTSIDE: Table = {
    "navigation": {
        "en": """about | about us | contact | contact us | home | homepage | blog | news | resources | careers | jobs | events | login | help
            | support | faq | faqs | sitemap | site map | press | press room | press releases | partners | products | solutions | services
            | our services | our team | our story | company | pricing | features | reviews | community | learn | shop | store | case studies
            | webinars | podcasts | videos | advertise | accessibility | archives | archive | categories | tags | topics | tools | forum
            | help center | get started | get in touch | media kit | site | pages | search | close | more | information | work with us
            | investor relations | investors | newsroom | documentation | mobile apps | subscriptions | editions | e paper | epaper | classifieds
            | obituaries | horoscopes | weather | world | politics | business | sports | sport | entertainment | technology | opinion | lifestyle
            | local news | world news | english | deutsch | français | español | italiano | português | 中文 | 日本語 | русский | العربية
            | masthead | customer service | contact sales | request a demo | book a demo | get a demo | start free trial | free trial | cart
            | checkout | donate | donate now | register | account | profile | settings | rss | rss feed | rss feeds | uncategorized
            | all categories | select category | select month | links | useful links | helpful links | social media | social | email us | call us""",
        "de": """startseite | über uns | wir über uns | kontakt | service | presse | karriere | jobs | stellenangebote | mediadaten | archiv | suche | suchen
            | hilfe | themen | kategorien | shop | spenden | jetzt spenden | aktuelles | aktuell | nachrichten | veranstaltungen | termine | politik
            | wirtschaft | kultur | wissen | gesellschaft | panorama | ratgeber | podcasts | videos | mediathek | blog | partner | downloads | zurück
            | e paper | newsletter | rss | rss feed | kontaktformular | ansprechpartner | autoren | redaktion | verlag | abo | start | übersicht | mehr""",
        "fr": """accueil | à propos | qui sommes nous | contact | contactez nous | nous contacter | recherche | plan du site | actualités | actualité
            | politique | économie | culture | société | international | monde | emploi | presse | aide | boutique | rubriques | archives | nos services""",
        "es": """inicio | portada | quiénes somos | sobre nosotros | contacto | contáctenos | contáctanos | noticias | política | economía | deportes | cultura
            | internacional | mundo | opinión | sociedad | tecnología | publicidad con nosotros | mapa del sitio | ayuda | hemeroteca | secciones""",
        "it": "chi siamo | contatti | contattaci | redazione | notizie | cronaca | politica | economia | sport | cultura | esteri | mappa del sito | aiuto | lavora con noi",
        "pt": "início | quem somos | sobre nós | sobre | contato | contatos | contacto | fale conosco | notícias | política | economia | esportes | desporto | cultura | mundo | mapa do site | ajuda | expediente | anuncie",
        "nl": "over ons | contact opnemen | nieuws | binnenland | buitenland | economie | sport | cultuur | vacatures | adverteren | colofon | veelgestelde vragen | klantenservice",
        "pl": "strona główna | o nas | kontakt | wiadomości | polityka | gospodarka | sport | kultura | świat | kraj | redakcja | mapa strony | pomoc | praca",
        "ru": "главная | о нас | о проекте | контакты | новости | политика | экономика | общество | спорт | культура | в мире | редакция | вакансии | карта сайта | архив | помощь",
        "uk": "головна | про нас | контакти | новини | політика | економіка | суспільство | спорт | культура | редакція | вакансії",
        "cs": "úvod | o nás | kontakt | kontakty | zprávy | domácí | zahraničí | ekonomika | sport | kultura | redakce",
        "sv": "hem | om oss | kontakta oss | nyheter | kultur | ekonomi | kundservice | arkiv",
        "da": "forside | om os | kontakt os | nyheder | indland | udland | økonomi | kundeservice",
        "no": "forsiden | om oss | kontakt oss | nyheter | økonomi | kundeservice | kultur og underholdning",
        "fi": "etusivu | yhteystiedot | ota yhteyttä | uutiset | tietoa meistä",
        "tr": "ana sayfa | anasayfa | hakkımızda | iletişim | haberler | gündem | ekonomi | spor | siyaset | dünya | künye",
        "zh": "首页 | 关于我们 | 联系我们 | 新闻 | 国际 | 国内 | 财经 | 体育 | 娱乐 | 科技 | 社会 | 网站地图 | 友情链接 | 招聘 | 诚聘英才 | 首頁 | 關於我們 | 聯絡我們 | 新聞 | 國際 | 財經 | 網站導覽",
        "ja": "ホーム | トップ | トップページ | 会社概要 | 運営会社 | お問い合わせ | お問合せ | ニュース | 国際 | 経済 | 政治 | 社会 | スポーツ | サイトマップ | 採用情報 | カテゴリー | アーカイブ | 広告掲載 | ヘルプ",
        "ko": "홈 | 회사소개 | 문의하기 | 뉴스 | 정치 | 경제 | 사회 | 국제 | 문화 | 스포츠 | 사이트맵 | 고객센터 | 광고문의 | 제휴문의",
        "ar": "الرئيسية | الصفحة الرئيسية | من نحن | اتصل بنا | أخبار | سياسة | اقتصاد | رياضة | ثقافة | منوعات | عن الموقع | خريطة الموقع | أعلن معنا",
        "hi": "होम | मुख्य पृष्ठ | हमारे बारे में | संपर्क करें | देश | विदेश | खेल | मनोरंजन | राजनीति",
    },
    "comments": {
        "en": "reply | replies | name | email | e mail | website | comment | name required | email required | website url | submit | your name | message | your message | captcha | report | upvote | downvote | like | like reply | report abuse | report comment | flag | log in to reply",
        "de": "antworten | antwort | name | e mail | webseite | website | kommentar | nachricht | abschicken | absenden | abbrechen | melden | neueste kommentare | letzte kommentare",
        "fr": "répondre | nom | e mail | site web | commentaire | envoyer | annuler | signaler",
        "es": "responder | nombre | correo electrónico | web | comentario | enviar | cancelar | denunciar",
        "it": "rispondi | nome | sito web | commento | invia | annulla | segnala",
        "pt": "responder | nome | e mail | site | comentário | enviar | cancelar | denunciar",
        "nl": "beantwoorden | antwoord | antwoorden | naam | reactie | verzenden | versturen | annuleren",
        "pl": "odpowiedz | imię | nazwa | witryna internetowa | komentarz | wyślij | anuluj | zgłoś",
        "ru": "ответить | имя | сайт | комментарий | отправить | отмена | пожаловаться",
        "uk": "відповісти | ім я | коментар | надіслати",
        "sv": "svara | namn | skicka",
        "da": "svar | navn | send",
        "tr": "cevapla | yanıtla | isim | yorum | gönder",
        "zh": "回复 | 回覆 | 姓名 | 昵称 | 电子邮件 | 网站 | 提交 | 邮箱 | 取消",
        "ja": "返信 | 返信する | 名前 | メールアドレス | メール | サイト | 送信 | キャンセル",
        "ko": "답글 | 답글 달기 | 이름 | 이메일 | 등록 | 취소",
        "ar": "رد | الرد | الاسم | الموقع الإلكتروني | إرسال | تعليق",
    },
    "newsletter": {
        "en": "username | password | remember me | email address | your email | e mail address | confirm password | phone | phone number | first name | last name | address | zip code",
        "de": "passwort | benutzername | vorname | nachname | telefon",
        "fr": "mot de passe | prénom | téléphone",
        "es": "contraseña | apellidos | teléfono",
        "pt": "senha | telefone",
    },
    "paywall": {
        "en": "try for free | start your free trial | free trial | go premium | upgrade | upgrade now",
        "de": "kostenlos testen | premium",
        "fr": "abonnés",
    },
    "related": {
        "en": "learn more | more information | find out more | see more | show me more | explore more | explore | featured | latest | popular | trending topics",
        "de": "mehr erfahren | mehr dazu | mehr informationen | weitere informationen | schlagzeilen | specials",
        "fr": "en savoir plus | à découvrir | à lire | à la une | dossiers",
        "es": "más información | destacados",
        "it": "scopri di più | in evidenza | primo piano",
        "pt": "saiba mais | destaques",
        "nl": "meer weten | uitgelicht",
        "ru": "подробнее | главное",
        "ja": "詳しくはこちら | 注目記事 | 特集",
        "zh": "热点 | 专题 | 要闻",
    },
    "share": {
        "": """facebook | twitter | google+ | google plus | x | instagram | youtube | linkedin | pinterest | whatsapp | telegram | reddit | tiktok | tumblr | flipboard
            | mastodon | threads | bluesky | snapchat | xing | pocket | messenger | viber | line | weibo | wechat | vk | вконтакте | одноклассники
            | фейсбук | телеграм | 微博 | 微信 | فيسبوك | تويتر | واتساب | تيليجرام | فيس بوك | 카카오스토리 | 페이스북 | 트위터 | फेसबुक | ट्विटर""",
        "en": "pin | print | email | follow | like | save | connect | facebook page | google news | copy",
        "de": "mail | e mail | drucken | folgen",
        "fr": "suivre | enregistrer l article",
        "es": "seguir | guardar",
        "ja": "保存",
    },
    "legal": {
        "en": "terms | privacy | legal | cookies | copyright | disclaimer | policies | credits | ethics policy | corrections | licensing | permissions | site credits",
        "de": "cookies | datenschutz und impressum | urheberrechte | lizenzen | rechtshinweis",
        "fr": "confidentialité | crédits | accessibilité non conforme | gestion du consentement",
        "nl": "privacy | voorwaarden | disclaimer",
        "pl": "prywatność",
    },
    "byline": {
        "en": """by | written by | author | authors | published | published on | published by | posted by | posted on | posted in | last updated
            | last updated on | last updated by | last modified | updated | updated on | updated at | reviewed by | edited by | medically reviewed by
            | fact checked by | about the author | about the authors | about author | author bio | author information | the author | by staff
            | by admin | contributors | staff report | staff reports | staff writer | originally published | first published | date | source
            | written by admin | editorial staff | posted by admin""",
        "de": "von | autor | autorin | autoren | veröffentlicht | veröffentlicht am | zuletzt aktualisiert | aktualisiert | über den autor | über die autorin | geschrieben von | stand | quelle | erstellt am | ein artikel von | ein beitrag von",
        "fr": "par | auteur | publié le | mis à jour le | écrit par | rédigé par | à propos de l auteur | propos recueillis par | la rédaction | source",
        "es": "por | autor | autora | publicado | publicado el | actualizado | actualizado el | escrito por | sobre el autor | redacción | fuente | última actualización",
        "it": "di | autore | pubblicato il | aggiornato il | scritto da | a cura di | redazione | fonte | ultimo aggiornamento | l autore",
        "pt": "por | autor | autora | publicado em | atualizado em | escrito por | da redação | redação | sobre o autor | fonte | última atualização",
        "nl": "door | auteur | gepubliceerd op | gepubliceerd | laatst bijgewerkt | geschreven door | over de auteur | redactie | bron",
        "pl": "autor | autorka | opublikowano | aktualizacja | data publikacji | źródło | oprac | ostatnia aktualizacja | o autorze",
        "ru": "автор | авторы | опубликовано | обновлено | источник | текст | дата публикации | об авторе",
        "uk": "автор | автори | опубліковано | джерело | оновлено",
        "cs": "autor | publikováno | aktualizováno | zdroj",
        "sv": "av | publicerad | uppdaterad | skribent | källa",
        "tr": "yazar | kaynak | yayınlanma tarihi | güncelleme tarihi | son güncelleme",
        "zh": "作者 | 来源 | 來源 | 发布时间 | 更新时间 | 编辑 | 责任编辑 | 記者 | 记者 | 关于作者 | 发布日期 | 文章来源",
        "ja": "著者 | 執筆者 | 公開日 | 更新日 | 出典 | この記事を書いた人 | 筆者 | 最終更新日 | ライター | 公開 | 更新",
        "ko": "기자 | 입력 | 수정 | 작성자 | 출처 | 승인 | 등록 | 최종수정",
        "ar": "بقلم | الكاتب | المصدر | نشر في | كتب | تاريخ النشر | آخر تحديث | عن الكاتب",
        "hi": "लेखक | द्वारा | स्रोत | प्रकाशित | अंतिम अपडेट",
    },
}
"""Lines that could be headings or items of a list too: only above or below the body of the article."""
