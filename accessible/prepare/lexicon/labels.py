"""What stands before a colon, a bar or an arrow, and makes chrome of what stands behind it."""

from accessible.prepare.lexicon.table import Table

LABELS: Table = {
    "caption": {
        "en": """photo | photos | photograph | photographs | illustration | illustrations | image | images | picture | pictures
            | caption | file photo | cartoon | photo credit | photo credits | image credit | image credits | image source
            | photo source | picture credit | photo courtesy of | photo courtesy | image courtesy of | image courtesy
            | cover photo | cover image | featured image | header image | top image | main image | lead image | photo by
            | photos by | image by | illustration by | photo illustration | credit photo
            | graphic""",
        "de": """foto | fotos | bild | bilder | abbildung | symbolbild | symbolfoto | grafik | bildquelle | bildquellen
            | bildnachweis | bildnachweise | bildrechte | fotocredit | fotonachweis | fotoquelle | archivbild | archivfoto
            | titelbild | beitragsbild | bildunterschrift | illustration von | bild von | foto von | fotografie""",
        "fr": """crédit photo | crédits photo | crédit | crédits | photographie | légende | crédit image | crédits photos
            | photo d illustration | image d illustration | © crédit""",
        "es": "foto de archivo | imagen | imágenes | fotografía | fotografías | crédito | ilustración | foto cortesía | crédito de foto | pie de foto | fuente de la imagen",
        "it": "immagine | immagini | fotografia | foto di | didascalia | credits foto | crediti | illustrazione | credit foto",
        "pt": "imagem | imagens | crédito da foto | legenda | foto de | crédito | ilustração | reprodução | divulgação | créditos da imagem",
        "nl": "beeld | afbeelding | foto's | illustratie | fotograaf | beeldbron",
        "pl": "fot | zdjęcie | zdjęcia | źródło zdjęcia | ilustracja | autor zdjęcia",
        "ru": "фото | фотография | иллюстрация | источник фото | фото автора | изображение | фотографии | коллаж",
        "uk": "світлина | ілюстрація | джерело фото | зображення",
        "cs": "fotka | ilustrační foto | zdroj foto | obrázek",
        "sv": "bild | fotograf | arkivbild",
        "da": "arkivfoto | billede",
        "no": "arkivfoto | bilde",
        "tr": "fotoğraf | fotoğraflar | görsel",
        "zh": "图 | 图片 | 图源 | 摄影 | 图片来源 | 圖 | 圖片來源 | 攝影 | 圖 文 | 资料图 | 图为 | 题图 | 图片提供 | 封面图",
        "ja": "写真 | 画像 | 撮影 | 写真提供 | 画像提供 | 写真 撮影 | 画像出典 | 提供写真 | イラスト",
        "ko": "사진 | 사진제공 | 사진 제공 | 사진출처 | 이미지 | 자료사진",
        "ar": "الصورة | صورة | مصدر الصورة | تصوير | مصدر الصور",
        "hi": "फोटो | तस्वीर | फोटो साभार | चित्र",
    },
    "tags": {
        "en": "posted in | filed under | filed in | tag | tags | tagged | tagged with | tagged as | category | categories | topic | topics | subjects | keywords | related topics | more on these topics",
        "de": "schlagwort | schlagwörter | schlagworte | thema | themen | kategorie | kategorien | stichwörter | stichworte | veröffentlicht in | tags und themen",
        "fr": "étiquettes | étiquette | mots clés | mot clé | catégorie | catégories | thèmes | sujets | publié dans | classé dans",
        "es": "etiquetas | etiqueta | categoría | categorías | palabras clave | temas | archivado en | publicado en",
        "it": "argomenti | categoria | categorie | etichette | parole chiave | pubblicato in",
        "pt": "tópicos | palavras chave | assuntos | marcadores | categoria | categorias",
        "nl": "onderwerpen | onderwerp | trefwoorden | categorieën | label | labels",
        "pl": "tagi | tag | kategoria | kategorie | słowa kluczowe | tematy",
        "ru": "теги | тег | рубрика | рубрики | метки | темы | ключевые слова | категории | категория",
        "uk": "теги | рубрика | мітки | ключові слова | категорії",
        "cs": "štítky | témata | klíčová slova | rubrika",
        "sv": "etiketter | ämnen | nyckelord | kategorier",
        "da": "emner | emneord | nøgleord",
        "no": "emneord | emner | stikkord",
        "tr": "etiketler | kategori | kategoriler | anahtar kelimeler",
        "zh": "标签 | 分类 | 關鍵字 | 关键词 | 标签 tags | 標籤 | 分類 | 关键字 | 栏目 | 文章标签 | 所属分类",
        "ja": "タグ | カテゴリ | カテゴリー | キーワード | 関連キーワード | ジャンル",
        "ko": "태그 | 카테고리 | 분류 | 키워드",
        "ar": "الوسوم | وسوم | التصنيفات | كلمات مفتاحية | الكلمات المفتاحية | تصنيفات | الكلمات الدلالية | التصنيف",
        "hi": "टैग | टैग्स | श्रेणी | श्रेणियां",
    },
    "related": {
        "en": """read more | read also | also read | read next | see also | related | related article | related articles | related stories
            | related story | related posts | related post | related news | related content | related reading | more on this
            | more like this | recommended | recommended reading | recommended for you | you may also like | you might also like
            | don t miss | up next | next up | related video | must read | read this next | also see | further reading
            | more from | watch also | read our guide | read full story | read the full story here | related coverage""",
        "de": """mehr zum thema | lesen sie auch | lies auch | das könnte sie auch interessieren | auch interessant | lesen sie hier
            | lesen sie dazu auch | lesen sie mehr | weiterlesen | mehr dazu | lesen sie dazu | auch spannend | lesetipp | passend dazu
            | mehr lesen | das könnte dich auch interessieren | hier weiterlesen""",
        "fr": "à lire aussi | lire aussi | à lire | sur le même sujet | lire également | à lire également | à voir aussi | lisez aussi | voir aussi | lire la suite | pour aller plus loin",
        "es": "lea también | lee también | le puede interesar | te puede interesar | ver también | leer más | lee más | vea también | lea además | también te puede interesar | noticia relacionada | leer también",
        "it": "leggi anche | potrebbe interessarti | ti potrebbe interessare | vedi anche | leggi di più | per approfondire | approfondisci",
        "pt": "leia também | leia mais | veja também | saiba mais | ler mais | leia ainda | veja mais | ler também | confira também",
        "nl": "lees ook | lees meer | bekijk ook | lees verder | zie ook | meer lezen | lees hier",
        "pl": "czytaj także | czytaj też | czytaj więcej | zobacz także | zobacz też | zobacz również | przeczytaj także | przeczytaj też | czytaj również | przeczytaj również",
        "ru": "читайте также | читать также | смотрите также | по теме | читайте подробнее | подробнее | читайте далее | материалы по теме",
        "uk": "читайте також | дивіться також | за темою | читайте детальніше",
        "cs": "čtěte také | přečtěte si také | čtěte i | čtěte více",
        "sv": "läs också | läs även | läs mer | se också",
        "da": "læs også | læs mere | se også",
        "no": "les også | les mer | se også",
        "fi": "lue myös | lue lisää | katso myös",
        "tr": "ilgili haber | ayrıca okuyun | bunlar da ilginizi çekebilir",
        "zh": "相关阅读 | 相关新闻 | 相关文章 | 延伸阅读 | 推荐阅读 | 相关报道 | 延伸閱讀 | 相關新聞 | 更多阅读 | 上一篇 | 下一篇 | 相關報導 | 推薦閱讀",
        "ja": "関連記事 | 関連リンク | あわせて読みたい | 合わせて読みたい | 関連ニュース | こちらもおすすめ | 前の記事 | 次の記事 | 参考記事",
        "ko": "관련기사 | 관련 기사 | 관련 뉴스 | 더보기 | 함께 보면 좋은 글 | 함께 읽기",
        "ar": "اقرأ أيضا | اقرأ أيضًا | اقرأ أيضاً | اقرأ المزيد | شاهد أيضا | شاهد أيضاً | طالع أيضا | إقرأ أيضا",
        "hi": "यह भी पढ़ें | ये भी पढ़ें | इसे भी पढ़ें | और पढ़ें | संबंधित खबर",
    },
    "navigation": {
        "en": "previous article | next article | previous post | next post | previous story | next story | you are here | prev | next | previous",
        "de": "vorheriger artikel | nächster artikel | vorheriger beitrag | nächster beitrag | sie sind hier | sie befinden sich hier | du bist hier",
        "fr": "article précédent | article suivant | vous êtes ici",
        "es": "artículo anterior | artículo siguiente | siguiente artículo | usted está aquí | estás aquí | entrada anterior | entrada siguiente",
        "it": "articolo precedente | articolo successivo | sei qui | ti trovi in",
        "pt": "artigo anterior | próximo artigo | você está aqui | post anterior | próximo post",
        "nl": "vorig artikel | volgend artikel | u bent hier | je bent hier",
        "pl": "poprzedni artykuł | następny artykuł | jesteś tutaj | poprzedni wpis | następny wpis",
        "ru": "предыдущая статья | следующая статья | предыдущая запись | следующая запись | вы здесь",
        "zh": "您的位置 | 当前位置 | 您现在的位置 | 您當前的位置 | 目前位置 | 所在位置",
        "ja": "現在地",
        "ko": "이전글 | 다음글 | 현재위치",
        "ar": "المقال السابق | المقال التالي | أنت هنا",
    },
}
"""Labels: what stands before a colon, a bar or an arrow, and makes chrome of what stands behind it."""
