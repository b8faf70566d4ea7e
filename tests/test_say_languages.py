"""Written and spoken form in eight languages, by what their dictionaries and academies say."""

import re
import sys
from subprocess import run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessible.prepare.speakable import speakable

GERMAN = """
Am 3. Mai 2024 kam er. => Am dritten Mai 2024 kam er.
Der 1. Mai ist ein Feiertag. => Der erste Mai ist ein Feiertag.
der 31. Dezember 1999 => der einunddreißigste Dezember neunzehnhundertneunundneunzig
Berlin, 7. Oktober 1949 => Berlin, siebter Oktober neunzehnhundertneunundvierzig
vom 3. bis 5. Mai => vom dritten bis fünften Mai
vom 3.–5. Mai => vom dritten bis fünften Mai
am 3. und 4. Mai => am dritten und vierten Mai
am Freitag, 8. März => am Freitag, achten März
Freitag, der 13. Januar => Freitag, der dreizehnte Januar
bis zum 20. Juli => bis zum zwanzigsten Juli
am 5. Okt. kam sie => am fünften Oktober kam sie
am 03.05.2024 => am dritten Mai 2024
bis 31.12.1989 => bis einunddreißigsten Dezember neunzehnhundertneunundachtzig
am 2024-05-03 => am dritten Mai 2024
am 3.5. kam er => am dritten Mai kam er
im 19. Jahrhundert => im neunzehnten Jahrhundert
die 3. Auflage => die dritte Auflage
in der 3. Auflage => in der dritten Auflage
zum 2. Mal => zum zweiten Mal
das 4. Kapitel => das vierte Kapitel
im 1. und 2. Stock => im ersten und zweiten Stock
Es gab die Folgen der 3. Auflage. => Es gab die Folgen der 3. Auflage.
um 17:45 Uhr => um 17 Uhr 45
um 17.00 Uhr => um 17 Uhr
um 1:05 Uhr => um ein Uhr 5
um 8:30 => um 8 Uhr 30
von 9–17 Uhr => von 9 bis 17 Uhr
von 9:30–17:45 Uhr => von 9 Uhr 30 bis 17 Uhr 45
Es steht 3:2. => Es steht 3:2.
im Jahr 1848 => im Jahr achtzehnhundertachtundvierzig
1914–1918 => neunzehnhundertvierzehn bis neunzehnhundertachtzehn
im Jahr 2024 => im Jahr 2024
die 1990er Jahre => die neunzehnhundertneunziger Jahre
in den 80er Jahren => in den achtziger Jahren
3 Mio. € => 3 Millionen Euro
1 Mio. € => eine Million Euro
12,5 Mrd. Euro => 12 Komma 5 Milliarden Euro
3 Millionen € => 3 Millionen Euro
$100 => 100 Dollar
US$ 5 Mio. Umsatz => 5 Millionen US-Dollar Umsatz
1 € => ein Euro
3,50 € => 3 Euro 50
0,99 € => 99 Cent
20,00 € => 20 Euro
5–10 € => 5 bis 10 Euro
€ 20 => 20 Euro
£ 5 => 5 Pfund
50 % => 50 Prozent
3,14 % => 3 Komma 1 4 Prozent
5 bis 10% => 5 bis 10 Prozent
5 km => 5 Kilometer
1 km => ein Kilometer
1,5 km => 1 Komma 5 Kilometer
120 km/h => 120 Kilometer pro Stunde
80 kg => 80 Kilogramm
20 °C => 20 Grad Celsius
-5 °C => minus 5 Grad Celsius
85 m² => 85 Quadratmeter
1 t Stahl => eine Tonne Stahl
3 t Stahl => 3 Tonnen Stahl
2 Std. Fahrt => 2 Stunden Fahrt
1.234.567 Menschen => 1234567 Menschen
10 000 Menschen => 10000 Menschen
0,25 => 0 Komma 2 5
Version 1.2.3 => Version 1.2.3
z. B. hier => zum Beispiel hier
Z.B. hier => Zum Beispiel hier
d. h. morgen => das heißt morgen
Äpfel usw. => Äpfel und so weiter.
u. a. in Wien => unter anderem in Wien
44 v. Chr. starb er => 44 vor Christus starb er
Dr. Weber => Doktor Weber
Prof. Dr. Weber => Professor Doktor Weber
Hr. Koch => Herr Koch
Nr. 5 => Nummer 5
S. 12 => Seite 12
§ 5 => Paragraf 5
Koch & Sohn => Koch und Sohn
1933-1945 => neunzehnhundertdreiunddreißig bis neunzehnhundertfünfundvierzig
der 2. Weltkrieg => der zweite Weltkrieg
Das ist Nr. 1234. => Das ist Nummer 1234.
100,- € => 100 Euro
3 Mio. t => 3 Millionen Tonnen
5 km2 => 5 Quadratkilometer
Platz 1. Dann kam er. => Platz 1. Dann kam er.
am 3. 5. 2024 => am dritten Mai 2024
am 24./25. Dezember => am vierundzwanzigsten und fünfundzwanzigsten Dezember
Der 1. FC Köln => Der erste FC Köln
bei -15 Grad => bei minus 15 Grad
"""
FRENCH = """
le 1er mai 2024 => le premier mai 2024
le 3 mai 2024 => le 3 mai 2024
le 03/05/2024 => le 3 mai 2024
le 01/05/2024 => le premier mai 2024
le 03.05.2024 => le 3 mai 2024
le 2024-05-03 => le 3 mai 2024
le 5 janv. au soir => le 5 janvier au soir
la 1re fois => la première fois
la 1ère fois => la première fois
les 1ers jours => les premiers jours
la 2e fois => la deuxième fois
le 2ème jour => le deuxième jour
le 2nd Empire => le second Empire
la 2nde classe => la seconde classe
le 5e arrondissement => le cinquième arrondissement
le 9e jour => le neuvième jour
la 21e édition => la vingt et unième édition
le 100e jour => le centième jour
le XIXe siècle => le dix-neuvième siècle
le XXIe siècle => le vingt et unième siècle
au XVIIIᵉ siècle => au dix-huitième siècle
à 17h45 => à 17 heures 45
à 17 h 45 => à 17 heures 45
à 17h => à 17 heures
à 1h => à une heure
à 21h30 => à vingt et une heures 30
à 8h00 => à 8 heures
à 0h30 => à 0 heure 30
à 17:45 => à 17 heures 45
vers 9:05 => vers 9 heures 5
le score est 3:20 => le score est 3:20
5 M€ => 5 millions d'euros
1 M€ => un million d'euros
1,5 M€ => 1 virgule 5 million d'euros
12,5 Md€ => 12 virgule 5 milliards d'euros
10 k€ => 10 mille euros
3 millions € => 3 millions d'euros
5 millions de $ => 5 millions de dollars
2 Mds d'habitants => 2 milliards d'habitants
100 $ => 100 dollars
$100 => 100 dollars
1 € => un euro
0,5 € => 0 virgule 5 euro
3,50 € => 3 euros 50
0,99 € => 99 centimes
20,00 € => 20 euros
1 £ => une livre
21 £ => vingt et une livres
50 % => 50 pour cent
2,5 % => 2 virgule 5 pour cent
5–10 % => 5 à 10 pour cent
5 km => 5 kilomètres
1 km => un kilomètre
1,5 km => 1 virgule 5 kilomètre
130 km/h => 130 kilomètres à l'heure
80 kg => 80 kilogrammes
20 °C => 20 degrés Celsius
−5 °C => moins 5 degrés Celsius
85 m² => 85 mètres carrés
1 t de blé => une tonne de blé
5 m'a dit => 5 m'a dit
20 000 personnes => 20000 personnes
1\u202f234\u202f567 habitants => 1234567 habitants
3,14 => 3 virgule 14
3,05 => 3 virgule 0 5
1914–1918 => 1914 à 1918
p. ex. ici => par exemple ici
c.-à-d. demain => c'est-à-dire demain
des pommes, etc. => des pommes, et cetera.
M. Dupont => monsieur Dupont
Mme Dupont => madame Dupont
MM. Dupont et Durand => messieurs Dupont et Durand
Mlle Dupont => mademoiselle Dupont
Dr Martin => docteur Martin
Me Martin => maître Martin
n° 5 => numéro 5
p. 12 => page 12
52 av. J.-C. => 52 avant Jésus-Christ.
Durand & fils => Durand et fils
« M. le président » => « monsieur le président »
le Ier siècle => le premier siècle
la Ve République => la cinquième République
les XIXe et XXe siècles => les dix-neuvième et vingtième siècles
3M et 1° => 3M et 1°
2 Md m³ => 2 milliards de mètres cubes
M. et Mme Durand => monsieur et madame Durand
"""
SPANISH = """
el 03/05/2024 => el 3 de mayo de 2024
el 01-12-1999 => el 1 de diciembre de 1999
el 3 de mayo de 2024 => el 3 de mayo de 2024
el 2024-05-03 => el 3 de mayo de 2024
el 3.º piso => el tercero piso
la 3.ª vez => la tercera vez
la 1ª vez => la primera vez
el 2º día => el segundo día
el 3.er piso => el tercer piso
el 1er premio => el primer premio
el 11.º puesto => el undécimo puesto
la 12.ª edición => la duodécima edición
la 13.ª edición => la decimotercera edición
el 20.º aniversario => el vigésimo aniversario
la 21.ª edición => la vigésima primera edición
el 10º lugar => el décimo lugar
el siglo XIX => el siglo 19
el siglo V => el siglo 5
del siglo XXI => del siglo 21
a las 17:45 => a las 17 y 45
a las 17:45 h => a las 17 horas y 45 minutos
a las 17.45 horas => a las 17 horas y 45 minutos
a las 17:00 => a las 17 horas
a las 21:30 => a las veintiuna y 30
a la 1:30 => a la una y 30
a la 1:00 => a la una
un 3:20 en el marcador => un 3:20 en el marcador
5 millones de € => 5 millones de euros
3 mill. de € => 3 millones de euros
5 M€ => 5 millones de euros
1 M€ => un millón de euros
12,5 millones => 12 coma 5 millones
$100 => 100 dólares
$5 millones => 5 millones de dólares
100 $ => 100 dólares
US$ 20 => 20 dólares estadounidenses
1 € => un euro
21 € => veintiún euros
31 € => treinta y un euros
101 € => ciento un euros
1 £ => una libra
200 £ => doscientas libras
21 £ => veintiuna libras
3,50 € => 3 euros con 50
0,99 € => 99 céntimos
20,00 € => 20 euros
50 % => 50 por ciento
21 % => 21 por ciento
2,5 % => 2 coma 5 por ciento
5–10 % => 5 a 10 por ciento
5 km => 5 kilómetros
1 km => un kilómetro
21 km => veintiún kilómetros
1,5 km => 1 coma 5 kilómetros
120 km/h => 120 kilómetros por hora
80 kg => 80 kilogramos
20 °C => 20 grados Celsius
-5 ºC => menos 5 grados Celsius
85 m² => 85 metros cuadrados
1 t => una tonelada
500 t => quinientas toneladas
2 h => 2 horas
1.234.567 personas => 1234567 personas
20 000 personas => 20000 personas
3,14 => 3 coma 14
1,500 pesos => 1,500 pesos
1936–1939 => 1936 a 1939
p. ej. aquí => por ejemplo aquí
manzanas, etc. => manzanas, etcétera.
Sr. López => señor López
Sra. López => señora López
Dr. López => doctor López
Dra. Ruiz => doctora Ruiz
D. Juan => don Juan
en EE. UU. hoy => en Estados Unidos hoy
núm. 5 => número 5
n.º 5 => número 5
pág. 12 => página 12
44 a. C. murió => 44 antes de Cristo murió
López & Ruiz => López y Ruiz
$5 mil millones => 5 mil millones de dólares
5 mil € => 5 mil euros
en Washington D. C. hoy => en Washington D. C. hoy
Sr. D. Juan => señor don Juan
1° de mayo => 1° de mayo
"""
ITALIAN = """
il 03/05/2024 => il 3 maggio 2024
il 01/05/2024 => il primo maggio 2024
il 3 maggio 2024 => il 3 maggio 2024
il 2024-05-03 => il 3 maggio 2024
il 03.05.2024 => il 3 maggio 2024
il 1º maggio => il primo maggio
il 1° maggio => il primo maggio
il 3º piano => il terzo piano
il 3° posto => il terzo posto
la 3ª volta => la terza volta
la 1ª volta => la prima volta
la 10ª edizione => la decima edizione
la 23ª edizione => la ventitreesima edizione
il 100º giorno => il centesimo giorno
il XIX secolo => il diciannovesimo secolo
nel XX secolo => nel ventesimo secolo
nel V sec. a.C. => nel quinto secolo avanti Cristo.
alle ore 17:45 => alle ore 17 e 45
alle 17.45 => alle 17 e 45
dalle 9:00 alle 18:30 => dalle 9 alle 18 e 30
ore 20,30 => ore 20 e 30
alle 17:00 => alle 17
un 3:20 finale => un 3:20 finale
3 mln di euro => 3 milioni di euro
1 mln di euro => un milione di euro
3 mln € => 3 milioni di euro
12,5 mld di euro => 12 virgola 5 miliardi di euro
5 miliardi di € => 5 miliardi di euro
€ 3 mln => 3 milioni di euro
$5 milioni => 5 milioni di dollari
$100 => 100 dollari
100 $ => 100 dollari
1 € => un euro
1 £ => una sterlina
3,50 € => 3 euro e 50
€ 3,50 => 3 euro e 50
0,99 € => 99 centesimi
20,00 € => 20 euro
50 % => 50 per cento
50% => 50 per cento
2,5 % => 2 virgola 5 per cento
5–10 % => 5 a 10 per cento
5 km => 5 chilometri
1 km => un chilometro
1,5 km => 1 virgola 5 chilometri
130 km/h => 130 chilometri orari
80 kg => 80 chilogrammi
20 °C => 20 gradi Celsius
-5 °C => meno 5 gradi Celsius
85 m² => 85 metri quadrati
85 mq => 85 metri quadrati
1 t => una tonnellata
3 t => 3 tonnellate
5 l di latte => 5 litri di latte
5 min di pausa => 5 minuti di pausa
1.234.567 abitanti => 1234567 abitanti
20 000 abitanti => 20000 abitanti
3,14 => 3 virgola 14
3,05 => 3 virgola 0 5
gli anni '90 => gli anni 90
1915–1918 => 1915 a 1918
p. es. qui => per esempio qui
ad es. qui => ad esempio qui
mele, ecc. => mele, eccetera.
cfr. sopra => confronta sopra
il dott. Rossi => il dottor Rossi
la dott.ssa Rossi => la dottoressa Rossi
il sig. Bianchi => il signor Bianchi
la sig.ra Bianchi => la signora Bianchi
il prof. Verdi => il professor Verdi
l'avv. Neri => l'avvocato Neri
n. 5 => numero 5
art. 5 => articolo 5
pag. 12 => pagina 12
44 a.C. morì => 44 avanti Cristo morì
Rossi & Bianchi => Rossi e Bianchi
gli anni '60 e '70 => gli anni 60 e 70
1 h => un'ora
10 mila € => 10 mila euro
il 90° minuto => il novantesimo minuto
30° all'ombra => 30° all'ombra
"""
PORTUGUESE = """
em 03/05/2024 => em 3 de maio de 2024
em 12-10-1999 => em 12 de outubro de 1999
em 3 de maio de 2024 => em 3 de maio de 2024
em 2024-05-03 => em 3 de maio de 2024
em 25.04.1974 => em 25 de abril de 1974
o 1.º de maio => o primeiro de maio
o 1º lugar => o primeiro lugar
a 1ª vez => a primeira vez
a 3.ª vez => a terceira vez
o 3.º andar => o terceiro andar
o 10.º dia => o décimo dia
a 21.ª edição => a vigésima primeira edição
o 20º aniversário => o vigésimo aniversário
o século XIX => o século 19
no século XX => no século 20
do século V => do século 5
às 17h45 => às 17 horas e 45 minutos
às 17h => às 17 horas
às 17:45 => às 17 horas e 45 minutos
à 1h => à uma hora
às 2h => às duas horas
às 21h30 => às vinte e uma horas e 30 minutos
às 22h00 => às vinte e duas horas
às 9h05 => às 9 horas e 5 minutos
o resultado 3:20 => o resultado 3:20
R$ 100 => 100 reais
R$ 5 milhões => 5 milhões de reais
R$ 5 mi => 5 milhões de reais
R$ 1 bilhão => um bilhão de reais
R$ 3,50 => 3 reais e 50
R$ 1 => um real
5 M€ => 5 milhões de euros
5 milhões de € => 5 milhões de euros
12,5 milhões => 12 vírgula 5 milhões
$100 => 100 dólares
US$ 20 => 20 dólares americanos
1 € => um euro
3,50 € => 3 euros e 50
0,99 € => 99 cêntimos
20,00 € => 20 euros
1 £ => uma libra
2 £ => duas libras
200 £ => duzentas libras
50 % => 50 por cento
50% => 50 por cento
2,5 % => 2 vírgula 5 por cento
5–10 % => 5 a 10 por cento
5 km => 5 quilómetros
1 km => um quilómetro
1,5 km => 1 vírgula 5 quilómetros
120 km/h => 120 quilómetros por hora
80 kg => 80 quilogramas
20 °C => 20 graus Celsius
-5 °C => menos 5 graus Celsius
85 m² => 85 metros quadrados
1 t => uma tonelada
2 t => duas toneladas
22 t => vinte e duas toneladas
5 min => 5 minutos
1.234.567 pessoas => 1234567 pessoas
20 000 pessoas => 20000 pessoas
3,14 => 3 vírgula 14
1939–1945 => 1939 a 1945
p. ex. aqui => por exemplo aqui
maçãs, etc. => maçãs, et cetera.
Sr. Silva => senhor Silva
Sra. Silva => senhora Silva
Dr. Silva => doutor Silva
Dra. Costa => doutora Costa
Prof. Costa => professor Costa
n.º 5 => número 5
nº 5 => número 5
pág. 12 => página 12
art. 5 => artigo 5
44 a. C. morreu => 44 antes de Cristo morreu
Silva & Costa => Silva e Costa
10 mil € => 10 mil euros
5 mil milhões de € => 5 mil milhões de euros
1° lugar => 1° lugar
"""
DUTCH = """
op 3 mei 2024 => op 3 mei 2024
op 03-05-2024 => op 3 mei 2024
op 03/05/2024 => op 3 mei 2024
op 03.05.2024 => op 3 mei 2024
op 2024-05-03 => op 3 mei 2024
op 5 okt. kwam hij => op 5 oktober kwam hij
op 31-12-1999 => op 31 december negentienhonderd negenennegentig
de 1e keer => de eerste keer
de 2e keer => de tweede keer
de 3de keer => de derde keer
de 8e eeuw => de achtste eeuw
de 19e eeuw => de negentiende eeuw
de 20ste eeuw => de twintigste eeuw
de 21e eeuw => de eenentwintigste eeuw
de 100ste keer => de honderdste keer
om 17:45 uur => om 17 uur 45
om 17.45 uur => om 17 uur 45
om 17.00 uur => om 17 uur
om 17:45 => om 17 uur 45
om 8:05 uur => om 8 uur 5
om 17.45 u. kwam hij => om 17 uur 45 kwam hij
van 9.30–17.45 uur => van 9 uur 30 tot 17 uur 45
van 9–17 uur => van 9 tot 17 uur
een 3:20 stand => een 3:20 stand
in 1998 => in negentienhonderd achtennegentig
in 1900 => in negentienhonderd
in 1648 => in zestienhonderd achtenveertig
in 2024 => in 2024
1914–1918 => negentienhonderd veertien tot negentienhonderd achttien
de jaren '90 => de jaren 90
3 mln. euro => 3 miljoen euro
€ 3 mln => 3 miljoen euro
12,5 mld. euro => 12 komma 5 miljard euro
5 miljoen € => 5 miljoen euro
$5 miljard => 5 miljard dollar
$100 => 100 dollar
€ 100 => 100 euro
€ 3,50 => 3 euro 50
3,50 € => 3 euro 50
€ 0,99 => 99 cent
€ 20,00 => 20 euro
€ 1 => één euro
1 £ => één pond
€ 5–10 => 5 tot 10 euro
50 % => 50 procent
50% => 50 procent
2,5 % => 2 komma 5 procent
5–10% => 5 tot 10 procent
5 km => 5 kilometer
1 km => één kilometer
1,5 km => 1 komma 5 kilometer
120 km/u => 120 kilometer per uur
120 km/h => 120 kilometer per uur
80 kg => 80 kilogram
20 °C => 20 graden Celsius
-5 °C => min 5 graden Celsius
1 °C => één graad Celsius
85 m² => 85 vierkante meter
3 l melk => 3 liter melk
5 min. rust => 5 minuten rust
1.234.567 mensen => 1234567 mensen
20 000 mensen => 20000 mensen
3,14 => 3 komma 14
3,05 => 3 komma 0 5
bijv. hier => bijvoorbeeld hier
Bijv. hier => Bijvoorbeeld hier
appels enz. => appels enzovoort.
d.w.z. morgen => dat wil zeggen morgen
o.a. hier => onder andere hier
ma t/m vr => ma tot en met vr
i.p.v. melk => in plaats van melk
dhr. Jansen => de heer Jansen
mevr. Jansen => mevrouw Jansen
dr. Jansen => doctor Jansen
prof. dr. Jansen => professor doctor Jansen
nr. 5 => nummer 5
blz. 12 => bladzijde 12
ca. 50 => circa 50
Jansen & Zonen => Jansen en Zonen
1940-1945 => negentienhonderd veertig tot negentienhonderd vijfenveertig
€ 5,- per stuk => 5 euro per stuk
nr. 1234 => nummer 1234
"""
POLISH = """
3 maja 2024 => trzeciego maja dwa tysiące dwudziestego czwartego roku
3 maja 2024 r. odbył się => trzeciego maja dwa tysiące dwudziestego czwartego roku odbył się
3 maja 2024 roku => trzeciego maja dwa tysiące dwudziestego czwartego roku
1 września 1939 r. => pierwszego września tysiąc dziewięćset trzydziestego dziewiątego roku.
11 listopada => jedenastego listopada
31 grudnia 1999 => trzydziestego pierwszego grudnia tysiąc dziewięćset dziewięćdziesiątego dziewiątego roku
od 3 do 5 maja => od trzeciego do piątego maja
3–5 maja => trzeciego do piątego maja
3 i 4 maja => trzeciego i czwartego maja
2 lutego => drugiego lutego
03.05.2024 => trzeciego maja dwa tysiące dwudziestego czwartego roku
2024-05-03 => trzeciego maja dwa tysiące dwudziestego czwartego roku
w 1998 roku => w tysiąc dziewięćset dziewięćdziesiątym ósmym roku
w 1998 r. powstał => w tysiąc dziewięćset dziewięćdziesiątym ósmym roku powstał
od 2004 roku => od dwa tysiące czwartego roku
rok 2024 => rok 2024
1989 rok => tysiąc dziewięćset osiemdziesiąty dziewiąty rok
przed 1989 rokiem => przed tysiąc dziewięćset osiemdziesiątym dziewiątym rokiem
w XIX wieku => w dziewiętnastym wieku
XIX wiek => dziewiętnasty wiek
z XVI w. pochodzi => z szesnastego wieku pochodzi
koniec XX wieku => koniec dwudziestego wieku
lata 90. => lata dziewięćdziesiąte.
w latach 80. było => w latach osiemdziesiątych było
o godz. 17 => o godzinie siedemnastej
o godz. 17:45 => o godzinie siedemnastej 45
o godz. 17.00 => o godzinie siedemnastej
o godzinie 8 => o godzinie ósmej
od godz. 8 do 16 => od godziny ósmej do szesnastej
godz. 12 => godzina dwunasta
o 17:45 => o siedemnastej 45
o 20.30 => o dwudziestej 30
do 23:59 => do dwudziestej trzeciej 59
wynik 3:20 => wynik 3:20
5-go maja => piątego maja
3 mln zł => 3 miliony złotych
1 mln zł => 1 milion złotych
5 mln zł => 5 milionów złotych
2,5 mln zł => 2 i pół miliona złotych
12,5 mld euro => 12 i pół miliarda euro
2 tys. osób => 2 tysiące osób
5 tys. osób => 5 tysięcy osób
22 tys. zł => 22 tysiące złotych
1 zł => 1 złoty
2 zł => 2 złote
5 zł => 5 złotych
12 zł => 12 złotych
22 zł => 22 złote
3,50 zł => 3 złote 50 groszy
0,99 zł => 99 groszy
20,00 zł => 20 złotych
$100 => 100 dolarów
2 $ => 2 dolary
5 mln $ => 5 milionów dolarów
100 € => 100 euro
1 € => jedno euro
50 % => 50 procent
2,4 % => 2 przecinek 4 procent
5–10% => 5 do 10 procent
1 km => 1 kilometr
2 km => 2 kilometry
5 km => 5 kilometrów
1,5 km => 1 i pół kilometra
0,5 km => pół kilometra
2,5 t => dwie i pół tony
2 t => dwie tony
22 t => dwadzieścia dwie tony
5 t => 5 ton
1 t => jedna tona
120 km/h => 120 kilometrów na godzinę
80 kg => 80 kilogramów
20 °C => 20 stopni Celsjusza
-2 °C => minus 2 stopnie Celsjusza
85 m² => 85 metrów kwadratowych
20 000 osób => 20000 osób
3,14 => 3 przecinek 14
np. tutaj => na przykład tutaj
tzn. jutro => to znaczy jutro
jabłka itd. => jabłka i tak dalej.
m.in. tutaj => między innymi tutaj
przy ul. Długiej => przy ulicy Długiej
dr Nowak => doktor Nowak
Prof. Nowak => Profesor Nowak
z prof. Nowakiem => z prof. Nowakiem
nr 5 => numer 5
na str. 12 => na stronie 12
44 r. p.n.e. zmarł => 44 r. przed naszą erą zmarł
Nowak & syn => Nowak i syn
w godz. 8-16 => w godzinach od ósmej do szesnastej
w 1 min => w jedną minutę
1,5 mln ha => 1 i pół miliona hektarów
początek XX w. był => początek dwudziestego wieku był
w 2024 i 2025 r. => w 2024 i 2025 r.
"""
RUSSIAN = """
3 мая 2024 года => третьего мая две тысячи двадцать четвёртого года
3 мая 2024 г. он приехал => третьего мая две тысячи двадцать четвёртого года он приехал
3 мая 2024 => третьего мая две тысячи двадцать четвёртого года
9 мая => девятого мая
к 1 сентября => к первому сентября
с 3 по 5 мая => с третьего по пятое мая
31 декабря 1999 года => тридцать первого декабря тысяча девятьсот девяносто девятого года
03.05.2024 => третьего мая две тысячи двадцать четвёртого года
2024-05-03 => третьего мая две тысячи двадцать четвёртого года
в 2024 году => в две тысячи двадцать четвёртом году
в 1998 г. он умер => в тысяча девятьсот девяносто восьмом году он умер
к 2030 году => к две тысячи тридцатому году
с 2000 года => с двухтысячного года
до 1917 г. он жил => до тысяча девятьсот семнадцатого года он жил
2024 год => две тысячи двадцать четвёртый год
в XIX веке => в девятнадцатом веке
XX век => двадцатый век
конец XVIII века => конец восемнадцатого века
в XVI в. жили => в шестнадцатом веке жили
90-е годы => девяностые годы
в 90-х годах => в девяностых годах
в 1990-х гг. было => в тысяча девятьсот девяностых годах было
5-й раз => пятый раз
в 5-й раз => в пятый раз
в 5-й школе => в пятой школе
3-я попытка => третья попытка
2-е место => второе место
5-го числа => пятого числа
2-му игроку => второму игроку
1-ю часть => первую часть
в 7-м классе => в седьмом классе
с 7-м классом => с 7-м классом
в 17:45 => в 17 часов 45 минут
в 17:00 => в 17 часов
в 1:00 => в 1 час
в 22:21 => в 22 часа двадцать одну минуту
с 9:00 до 18:30 => с девяти часов до восемнадцати часов тридцати минут
счёт 3:20 => счёт 3:20
3 млн руб. => 3 миллиона рублей.
5 млн рублей => 5 миллионов рублей
1 млн человек => 1 миллион человек
2 тыс. рублей => две тысячи рублей
5 тыс. рублей => 5 тысяч рублей
21 тыс. человек => двадцать одна тысяча человек
12,5 млрд евро => двенадцать целых пять десятых миллиарда евро
$5 млрд => 5 миллиардов долларов
$100 => 100 долларов
1 руб. сдачи => 1 рубль сдачи
2 руб. сдачи => 2 рубля сдачи
11 руб. сдачи => 11 рублей сдачи
100 ₽ => 100 рублей
3,50 руб. сдачи => 3 рубля 50 копеек сдачи
0,99 ₽ => 99 копеек
2 коп. сдачи => две копейки сдачи
100 € => 100 евро
1 % => 1 процент
3 % => 3 процента
50 % => 50 процентов
2,5 % => две целых пять десятых процента
1 км => 1 километр
2 км => 2 километра
5 км => 5 километров
21 км => 21 километр
1,5 км => одна целая пять десятых километра
0,25 км => ноль целых двадцать пять сотых километра
60 км/ч => 60 километров в час
80 кг => 80 килограммов
1 т => одна тонна
2 т => две тонны
5 т => 5 тонн
20 °C => 20 градусов Цельсия
-2 °C => минус 2 градуса Цельсия
85 м² => 85 квадратных метров
2 м² => 2 квадратных метра
20 000 человек => 20000 человек
3,14 => три целых четырнадцать сотых
т. е. завтра => то есть завтра
яблоки и т. д. => яблоки и так далее.
и т.п. вещи => и тому подобное вещи
т.к. поздно => так как поздно
напр. здесь => например здесь
Проф. Иванов => Профессор Иванов
с проф. Ивановым => с проф. Ивановым
Г-н Иванов => Господин Иванов
№ 5 => номер 5
на стр. 12 => на странице 12
в г. Москве => в городе Москве
Иванов & сын => Иванов и сын
около 5 км => около пяти километров
до 21 км => до двадцати одного километра
более 5 млн руб. было => более пяти миллионов рублей было
менее 1 % => менее одного процента
за 1 т => за одну тонну
10 тыс. чел. было => 10 тысяч человек было
1-е классы => первые классы
5-е мая => пятое мая
от 5 до 10 км => от пяти до десяти километров
весной 2005 г. он уехал => весной две тысячи пятого года он уехал
в начале XX в. жили => в начале двадцатого века жили
-15 градусов => минус 15 градусов
за 2005 г. выросло => за две тысячи пятый год выросло
с 1999 по 2005 г. жил => с 1999 по две тысячи пятый год жил
(2005 г.) => (две тысячи пятый год)
в 2024 и 2025 г. => в 2024 и 2025 г.
5 г соли => 5 граммов соли
2,5 г соли => две целых пять десятых грамма соли
"""
LANGUAGES = {
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "pl": POLISH,
    "ru": RUSSIAN,
}
PAIRS = [
    (language, *line.split(" => "))
    for language, table in LANGUAGES.items()
    for line in table.replace("\\u202f", "\u202f").strip().splitlines()
]


@pytest.mark.parametrize(("language", "written", "spoken"), PAIRS)
def test_what_is_said_is_what_the_language_says(language: str, written: str, spoken: str) -> None:
    assert speakable(written, language) == spoken


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_that_nobody_would_say_as_one_stays(language: str) -> None:
    assert speakable("12 345 678 901 234 567 km", language) == "12 345 678 901 234 567 km"
    assert speakable("9999999999999999", language) == " ".join("9" * 16)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_telephone_number_is_said_digit_by_digit(language: str) -> None:
    assert speakable("+49 30 123456", language).split()[1:] == list("4930123456")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "written", ["1.2.3", "192.168.178.1", "12/345", "3:2", "A4", "B2B", "5-km", "007", "1,2,3", "F16"]
)
def test_what_is_no_number_stays(language: str, written: str) -> None:
    assert speakable(f"x {written} x", language) == f"x {written} x"


@pytest.mark.parametrize("tag", ["de-AT", "fr-CA", "es-MX", "it-CH", "pt-BR", "nl-BE", "pl-PL", "ru-RU"])
def test_a_region_says_what_its_language_says(tag: str) -> None:
    assert speakable("5 km", tag) == speakable("5 km", tag[:2])


def test_a_text_without_numbers_loads_no_library() -> None:
    code = (
        "import sys; from accessible.prepare.speakable import speakable; "
        "speakable('Am Montag kam Dr. Weber.', 'de'); speakable('It was $5 in 1998.', 'en'); "
        "print([name for name in ('num2words', 'babel', 'accessible.prepare.verbalise.french') if name in sys.modules])"
    )
    assert run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


WORD = st.text(st.characters(categories=["Ll"]), min_size=2, max_size=9).filter(
    lambda word: word not in {"dr", "mgr", "nr"} and word.isalpha()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORD, min_size=1, max_size=8), st.sampled_from(sorted(LANGUAGES)))
def test_words_alone_are_said_as_they_are_written(words: list[str], language: str) -> None:
    written = " ".join(words)
    assert speakable(written, language) == speakable(written, "und")


PIECES = sorted({piece for _, written, _ in PAIRS for piece in re.findall(r"\w+|[^\w\s]|\s", written)})


@settings(max_examples=500, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
    | st.text(st.sampled_from("0123456789.,:/-–−+ €$%°ºª²hkmгeXVI§&"), max_size=40),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_whatever_can_be_said_without_rules_can_be_said_with_them(written: str, language: str) -> None:
    spoken = speakable(written, language)
    assert spoken == " ".join(spoken.split())
    assert spoken or not any(char.isalnum() for char in speakable(written, "und"))
