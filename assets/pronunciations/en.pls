<?xml version="1.0" encoding="UTF-8"?>
<!--
  Names in the news, and a few words, that the offline English voices get wrong.

  The forms are the anglicised ones that newsreaders use and that dictionaries and encyclopedias of English give, written
  down from general knowledge and not copied from any of them; where British and American usage differ in more than
  accent, the form that both understand. Every r is written: voices that drop it do so by themselves.

  An entry is here only if at least one of the voices, hibari or eSpeak NG, says the name otherwise without it; a test
  holds that.
-->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">

  <!-- China -->
  <lexeme><grapheme>Xi</grapheme><phoneme>ʃiː</phoneme></lexeme>
  <lexeme><grapheme>Qiang</grapheme><phoneme>tʃjɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Yi</grapheme><phoneme>iː</phoneme></lexeme>
  <lexeme><grapheme>Zhao</grapheme><phoneme>dʒaʊ</phoneme></lexeme>
  <lexeme><grapheme>Zhang</grapheme><phoneme>dʒɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Zhou</grapheme><phoneme>dʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Xu</grapheme><phoneme>ʃuː</phoneme></lexeme>
  <lexeme><grapheme>Guo</grapheme><phoneme>ɡwoʊ</phoneme></lexeme>
  <lexeme><grapheme>Xiaoping</grapheme><phoneme>ʃaʊˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Zedong</grapheme><phoneme>zəˈdʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Guangzhou</grapheme><phoneme>ɡwɑːŋˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Shenzhen</grapheme><phoneme>ʃɛnˈdʒɛn</phoneme></lexeme>
  <lexeme><grapheme>Chengdu</grapheme><phoneme>tʃɛŋˈduː</phoneme></lexeme>
  <lexeme><grapheme>Chongqing</grapheme><phoneme>tʃʊŋˈtʃɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ˌʃɪndʒiˈɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Xi'an</grapheme><phoneme>ʃiːˈɑːn</phoneme></lexeme>
  <lexeme><grapheme>Qinghai</grapheme><phoneme>tʃɪŋˈhaɪ</phoneme></lexeme>
  <lexeme><grapheme>Zhejiang</grapheme><phoneme>ˌdʒɛdʒiˈɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Guangxi</grapheme><phoneme>ɡwɑːŋˈʃiː</phoneme></lexeme>
  <lexeme><grapheme>Guizhou</grapheme><phoneme>ɡweɪˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Hangzhou</grapheme><phoneme>hɑːŋˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Suzhou</grapheme><phoneme>suːˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Zhengzhou</grapheme><phoneme>dʒɛŋˈdʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Tianjin</grapheme><phoneme>tiˌɛnˈdʒɪn</phoneme></lexeme>
  <lexeme><grapheme>Qingdao</grapheme><phoneme>tʃɪŋˈdaʊ</phoneme></lexeme>
  <lexeme><grapheme>Sichuan</grapheme><phoneme>sɪtʃˈwɑːn</phoneme></lexeme>
  <lexeme><grapheme>Shaanxi</grapheme><grapheme>Shanxi</grapheme><phoneme>ʃɑːnˈʃiː</phoneme></lexeme>
  <lexeme><grapheme>Yunnan</grapheme><phoneme>juːˈnɑːn</phoneme></lexeme>
  <lexeme><grapheme>Ürümqi</grapheme><grapheme>Urumqi</grapheme><phoneme>ʊˈrʊmtʃi</phoneme></lexeme>
  <lexeme><grapheme>Uyghur</grapheme><phoneme>ˈwiːɡʊər</phoneme></lexeme>
  <lexeme><grapheme>Uyghurs</grapheme><phoneme>ˈwiːɡʊərz</phoneme></lexeme>
  <lexeme><grapheme>Huawei</grapheme><phoneme>ˈhwɑːweɪ</phoneme></lexeme>
  <lexeme><grapheme>Xiaomi</grapheme><phoneme>ˈʃaʊmi</phoneme></lexeme>
  <lexeme><grapheme>Weibo</grapheme><phoneme>ˈweɪboʊ</phoneme></lexeme>
  <lexeme><grapheme>Xinhua</grapheme><phoneme>ʃɪnˈhwɑː</phoneme></lexeme>

  <!-- The rest of Asia -->
  <lexeme><grapheme>Takaichi</grapheme><phoneme>ˌtɑːkɑːˈiːtʃi</phoneme></lexeme>
  <lexeme><grapheme>Kishida</grapheme><phoneme>kɪˈʃiːdə</phoneme></lexeme>
  <lexeme><grapheme>Nguyen</grapheme><grapheme>Nguyễn</grapheme><phoneme>wɪn</phoneme></lexeme>
  <lexeme><grapheme>Duterte</grapheme><phoneme>duːˈtɛərteɪ</phoneme></lexeme>
  <lexeme><grapheme>Aung</grapheme><phoneme>aʊŋ</phoneme></lexeme>
  <lexeme><grapheme>Kyi</grapheme><phoneme>tʃiː</phoneme></lexeme>
  <lexeme><grapheme>Hlaing</grapheme><phoneme>laɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Myanmar</grapheme><phoneme>ˈmjɑːnmɑːr</phoneme></lexeme>
  <lexeme><grapheme>Rohingya</grapheme><phoneme>roʊˈhɪndʒə</phoneme></lexeme>
  <lexeme><grapheme>Phnom</grapheme><phoneme>pəˈnɒm</phoneme></lexeme>
  <lexeme><grapheme>Phuket</grapheme><phoneme>puːˈkɛt</phoneme></lexeme>
  <lexeme><grapheme>Hasina</grapheme><phoneme>həˈsiːnə</phoneme></lexeme>
  <lexeme><grapheme>Kiribati</grapheme><phoneme>ˈkɪrɪbæs</phoneme></lexeme>
  <lexeme><grapheme>Tbilisi</grapheme><phoneme>təbɪˈliːsi</phoneme></lexeme>

  <!-- The Middle East -->
  <lexeme><grapheme>Qatar</grapheme><phoneme>kəˈtɑːr</phoneme></lexeme>
  <lexeme><grapheme>Qatari</grapheme><phoneme>kəˈtɑːri</phoneme></lexeme>
  <lexeme><grapheme>Qataris</grapheme><phoneme>kəˈtɑːriz</phoneme></lexeme>
  <lexeme><grapheme>Riyadh</grapheme><phoneme>riːˈjɑːd</phoneme></lexeme>
  <lexeme><grapheme>Houthi</grapheme><phoneme>ˈhuːθi</phoneme></lexeme>
  <lexeme><grapheme>Houthis</grapheme><phoneme>ˈhuːθiz</phoneme></lexeme>
  <lexeme><grapheme>Hezbollah</grapheme><phoneme>ˌhɛzbəˈlɑː</phoneme></lexeme>
  <lexeme><grapheme>Rafah</grapheme><phoneme>ˈrɑːfə</phoneme></lexeme>
  <lexeme><grapheme>Khamenei</grapheme><phoneme>ˌkɑːmeɪneɪˈiː</phoneme></lexeme>
  <lexeme><grapheme>Pezeshkian</grapheme><phoneme>ˌpɛzɛʃkiˈɑːn</phoneme></lexeme>
  <lexeme><grapheme>Mosul</grapheme><phoneme>ˈmoʊsuːl</phoneme></lexeme>
  <lexeme><grapheme>Erbil</grapheme><phoneme>ˈɛərbiːl</phoneme></lexeme>
  <lexeme><grapheme>Erdoğan</grapheme><grapheme>Erdogan</grapheme><phoneme>ˈɛərdoʊɑːn</phoneme></lexeme>

  <!-- Ukraine, Russia and their neighbours -->
  <lexeme><grapheme>Zelenskyy</grapheme><grapheme>Zelensky</grapheme><grapheme>Zelenskiy</grapheme><phoneme>zəˈlɛnski</phoneme></lexeme>
  <lexeme><grapheme>Putin</grapheme><phoneme>ˈpuːtɪn</phoneme></lexeme>
  <lexeme><grapheme>Navalny</grapheme><phoneme>nəˈvælni</phoneme></lexeme>
  <lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkiːɪv</phoneme></lexeme>
  <lexeme><grapheme>Lviv</grapheme><phoneme>ləˈviːv</phoneme></lexeme>
  <lexeme><grapheme>Donetsk</grapheme><phoneme>dəˈnjɛtsk</phoneme></lexeme>
  <lexeme><grapheme>Zaporizhzhia</grapheme><phoneme>ˌzæpəˈriːʒə</phoneme></lexeme>
  <lexeme><grapheme>Kherson</grapheme><phoneme>kɛərˈsɒn</phoneme></lexeme>
  <lexeme><grapheme>Mariupol</grapheme><phoneme>ˌmæriˈuːpəl</phoneme></lexeme>
  <lexeme><grapheme>Bakhmut</grapheme><phoneme>bɑːkˈmuːt</phoneme></lexeme>
  <lexeme><grapheme>Dnipro</grapheme><phoneme>dəˈniːproʊ</phoneme></lexeme>
  <lexeme><grapheme>Chernihiv</grapheme><phoneme>tʃərˈniːhɪv</phoneme></lexeme>
  <lexeme><grapheme>Chișinău</grapheme><grapheme>Chisinau</grapheme><phoneme>ˌkɪʃɪˈnaʊ</phoneme></lexeme>

  <!-- Europe -->
  <lexeme><grapheme>Macron</grapheme><phoneme>məˈkroʊn</phoneme></lexeme>
  <lexeme><grapheme>Mélenchon</grapheme><phoneme>ˌmeɪlɒnˈʃɒn</phoneme></lexeme>
  <lexeme><grapheme>Sarkozy</grapheme><phoneme>sɑːrˈkoʊzi</phoneme></lexeme>
  <lexeme><grapheme>Lagarde</grapheme><phoneme>ləˈɡɑːrd</phoneme></lexeme>
  <lexeme><grapheme>Élysée</grapheme><grapheme>Elysée</grapheme><phoneme>ˌeɪliːˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>Scholz</grapheme><phoneme>ʃɒlts</phoneme></lexeme>
  <lexeme><grapheme>Merz</grapheme><phoneme>mɛərts</phoneme></lexeme>
  <lexeme><grapheme>Leyen</grapheme><phoneme>ˈlaɪən</phoneme></lexeme>
  <lexeme><grapheme>Goethe</grapheme><phoneme>ˈɡɜːrtə</phoneme></lexeme>
  <lexeme><grapheme>Meloni</grapheme><phoneme>məˈloʊni</phoneme></lexeme>
  <lexeme><grapheme>Sánchez</grapheme><phoneme>ˈsæntʃɛz</phoneme></lexeme>
  <lexeme><grapheme>Guterres</grapheme><phoneme>ɡʊˈtɛrɛs</phoneme></lexeme>
  <lexeme><grapheme>Rutte</grapheme><phoneme>ˈrʊtə</phoneme></lexeme>
  <lexeme><grapheme>Thunberg</grapheme><phoneme>ˈtʊnbɜːrɡ</phoneme></lexeme>
  <lexeme><grapheme>Støre</grapheme><phoneme>ˈstɜːrə</phoneme></lexeme>
  <lexeme><grapheme>Mitsotakis</grapheme><phoneme>ˌmɪtsoʊˈtɑːkɪs</phoneme></lexeme>
  <lexeme><grapheme>Fico</grapheme><phoneme>ˈfiːtsoʊ</phoneme></lexeme>
  <lexeme><grapheme>Dvořák</grapheme><grapheme>Dvorak</grapheme><phoneme>ˈdvɔːrʒæk</phoneme></lexeme>
  <lexeme><grapheme>Wałęsa</grapheme><grapheme>Walesa</grapheme><phoneme>vəˈwɛnsə</phoneme></lexeme>
  <lexeme><grapheme>Kaczyński</grapheme><grapheme>Kaczynski</grapheme><phoneme>kəˈtʃɪnski</phoneme></lexeme>
  <lexeme><grapheme>Nawrocki</grapheme><phoneme>nəˈvrɒtski</phoneme></lexeme>
  <lexeme><grapheme>Vučić</grapheme><grapheme>Vucic</grapheme><phoneme>ˈvuːtʃɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Milošević</grapheme><grapheme>Milosevic</grapheme><phoneme>mɪˈlɒʃəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Djokovic</grapheme><grapheme>Đoković</grapheme><phoneme>ˈdʒoʊkəvɪtʃ</phoneme></lexeme>
  <lexeme><grapheme>Reykjavík</grapheme><grapheme>Reykjavik</grapheme><phoneme>ˈreɪkjəvɪk</phoneme></lexeme>
  <lexeme><grapheme>Gdańsk</grapheme><grapheme>Gdansk</grapheme><phoneme>ɡəˈdænsk</phoneme></lexeme>
  <lexeme><grapheme>Łódź</grapheme><phoneme>wuːtʃ</phoneme></lexeme>
  <lexeme><grapheme>Wrocław</grapheme><grapheme>Wroclaw</grapheme><phoneme>ˈvrɒtslɑːf</phoneme></lexeme>
  <lexeme><grapheme>Brno</grapheme><phoneme>ˈbɜːrnoʊ</phoneme></lexeme>
  <lexeme><grapheme>Ljubljana</grapheme><phoneme>ˌluːbliˈɑːnə</phoneme></lexeme>
  <lexeme><grapheme>Srebrenica</grapheme><phoneme>ˌsrɛbrəˈniːtsə</phoneme></lexeme>
  <lexeme><grapheme>Versailles</grapheme><phoneme>vɛərˈsaɪ</phoneme></lexeme>
  <lexeme><grapheme>Lyon</grapheme><phoneme>liˈɒn</phoneme></lexeme>

  <!-- Britain and Ireland -->
  <lexeme><grapheme>Sunak</grapheme><phoneme>ˈsuːnæk</phoneme></lexeme>
  <lexeme><grapheme>Worcestershire</grapheme><phoneme>ˈwʊstərʃər</phoneme></lexeme>
  <lexeme><grapheme>Leicestershire</grapheme><phoneme>ˈlɛstərʃər</phoneme></lexeme>
  <lexeme><grapheme>Southwark</grapheme><phoneme>ˈsʌðərk</phoneme></lexeme>
  <lexeme><grapheme>Rhys</grapheme><phoneme>riːs</phoneme></lexeme>
  <lexeme><grapheme>Siân</grapheme><phoneme>ʃɑːn</phoneme></lexeme>
  <lexeme><grapheme>Micheál</grapheme><phoneme>ˈmiːhɔːl</phoneme></lexeme>
  <lexeme><grapheme>Dáil</grapheme><phoneme>dɔɪl</phoneme></lexeme>
  <lexeme><grapheme>Sinn Féin</grapheme><phoneme>ʃɪn ˈfeɪn</phoneme></lexeme>
  <lexeme><grapheme>Siobhan</grapheme><grapheme>Siobhán</grapheme><phoneme>ʃɪˈvɔːn</phoneme></lexeme>
  <lexeme><grapheme>Niamh</grapheme><phoneme>niːv</phoneme></lexeme>
  <lexeme><grapheme>Saoirse</grapheme><phoneme>ˈsɜːrʃə</phoneme></lexeme>
  <lexeme><grapheme>Aoife</grapheme><phoneme>ˈiːfə</phoneme></lexeme>
  <lexeme><grapheme>Caoimhe</grapheme><phoneme>ˈkiːvə</phoneme></lexeme>
  <lexeme><grapheme>Seamus</grapheme><grapheme>Séamus</grapheme><phoneme>ˈʃeɪməs</phoneme></lexeme>

  <!-- The Americas -->
  <lexeme><grapheme>Milei</grapheme><phoneme>mɪˈleɪ</phoneme></lexeme>
  <lexeme><grapheme>Bolsonaro</grapheme><phoneme>ˌboʊlsəˈnɑːroʊ</phoneme></lexeme>
  <lexeme><grapheme>Bukele</grapheme><phoneme>buːˈkeɪleɪ</phoneme></lexeme>
  <lexeme><grapheme>Maduro</grapheme><phoneme>məˈdʊəroʊ</phoneme></lexeme>
  <lexeme><grapheme>Poilievre</grapheme><phoneme>ˌpwɑːliˈɛv</phoneme></lexeme>
  <lexeme><grapheme>Buttigieg</grapheme><phoneme>ˈbuːtɪdʒɛdʒ</phoneme></lexeme>
  <lexeme><grapheme>Joaquin</grapheme><grapheme>Joaquín</grapheme><phoneme>wɑːˈkiːn</phoneme></lexeme>
  <lexeme><grapheme>Jorge</grapheme><phoneme>ˈhɔːrheɪ</phoneme></lexeme>
  <lexeme><grapheme>Javier</grapheme><phoneme>ˌhɑːviˈɛər</phoneme></lexeme>
  <lexeme><grapheme>José</grapheme><phoneme>hoʊˈzeɪ</phoneme></lexeme>
  <lexeme><grapheme>João</grapheme><phoneme>ʒuːˈaʊ</phoneme></lexeme>
  <lexeme><grapheme>Oaxaca</grapheme><phoneme>wəˈhɑːkə</phoneme></lexeme>
  <lexeme><grapheme>Juárez</grapheme><phoneme>ˈhwɑːrɛz</phoneme></lexeme>
  <lexeme><grapheme>Medellín</grapheme><phoneme>ˌmɛdəˈjiːn</phoneme></lexeme>
  <lexeme><grapheme>Curaçao</grapheme><phoneme>ˈkjʊərəsaʊ</phoneme></lexeme>

  <!-- Africa -->
  <lexeme><grapheme>Abiy</grapheme><phoneme>ˈɑːbi</phoneme></lexeme>
  <lexeme><grapheme>Kagame</grapheme><phoneme>kəˈɡɑːmeɪ</phoneme></lexeme>
  <lexeme><grapheme>Mnangagwa</grapheme><phoneme>məˌnɑːŋˈɡɑːɡwə</phoneme></lexeme>
  <lexeme><grapheme>Ramaphosa</grapheme><phoneme>ˌrɑːməˈpoʊsə</phoneme></lexeme>
  <lexeme><grapheme>Traoré</grapheme><phoneme>traʊˈreɪ</phoneme></lexeme>
  <lexeme><grapheme>Lesotho</grapheme><phoneme>ləˈsuːtuː</phoneme></lexeme>
  <lexeme><grapheme>N'Djamena</grapheme><phoneme>əndʒəˈmeɪnə</phoneme></lexeme>
  <lexeme><grapheme>Tigray</grapheme><phoneme>tɪˈɡraɪ</phoneme></lexeme>

  <!-- Names of things -->
  <lexeme><grapheme>Peugeot</grapheme><phoneme>ˈpɜːrʒoʊ</phoneme></lexeme>
  <lexeme><grapheme>Versace</grapheme><phoneme>vərˈsɑːtʃi</phoneme></lexeme>
  <lexeme><grapheme>quinoa</grapheme><phoneme>ˈkiːnwɑː</phoneme></lexeme>
  <lexeme><grapheme>gnocchi</grapheme><phoneme>ˈnjɒki</phoneme></lexeme>
</lexicon>
