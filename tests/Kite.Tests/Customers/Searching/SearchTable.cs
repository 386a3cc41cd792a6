namespace Kite.Tests;

/// <summary>
/// Who is found by what is typed: who comes first, who else must be in the list, and who must
/// not. A minus stands for nobody; a name need only be begun.
/// </summary>
internal static class SearchTable
{
    public const string Rows = """
        typed                     | first                  | also           | not
        --- a name as it is written
        张小明                    | 张小明                 |                | 章晓敏
        张                        | 张小明                 |                | 章晓敏
        小明                      | 张小明                 |                |
        明                        | 张小明                 |                |
        欧阳                      | 欧阳静宜               |                |
        静宜                      | 欧阳静宜               |                |
        王伟                      | 王伟                   | 王伟强         | 李伟
        伟                        | 王伟                   | 李伟           |
        金芦苇                    | 北京金芦苇             |                |
        有限公司                  | 北京金芦苇             |                |
        陳大文                    | 陳大文                 |                |
        陈大文                    | 陳大文                 |                |
        欧陽靜宜                  | 欧阳静宜               |                |
        Anna Keller               | Anna Keller            |                |
        keller anna               | Anna Keller            |                |
        anna                      | Anna                   | Anna Maria     | Hanna Keller
        ann                       | Anna                   | Anna Maria     |
        kel                       | Keller                 | Hanna Keller   |
        anna schmidt              | Anna Maria Schmidt     |                | Anna Keller
        schmidt maria             | Anna Maria Schmidt     |                |
        anna k                    | Anna Keller            |                | Anna Maria
        k anna                    | Anna Keller            |                |
        ANNA KELLER               | Anna Keller            |                |
          anna   keller           | Anna Keller            |                |
        golden reed               | Golden Reed            |                |
        trading golden            | Golden Reed            |                |
        3000 friends              | 3000 Friends           |                |
        김민준                    | 김민준                 |                |
        김민                      | 김민준                 |                |
        山田                      | 山田太郎               |                |
        太郎                      | 山田太郎               |                |
        さくら                    | サクラ商店             |                |
        サクラ                    | サクラ商店             |                |
        商店                      | サクラ商店             |                |
        --- without accents
        jurgen muller             | Jürgen Müller          |                |
        Jürgen                    | Jürgen Müller          |                |
        angstrom                  | Björn Ångström         |                |
        lukasz wojcik             | Łukasz Wójcik          |                |
        soren                     | Søren                  |                |
        francois lefevre          | François Lefèvre       |                |
        o'brien                   | Seán O'Brien           |                |
        obrien                    | Seán O'Brien           |                |
        O’Brien                   | Seán O'Brien           |                |
        o brien                   | Seán O'Brien           |                |
        jean-pierre               | Jean-Pierre            |                |
        jean pierre dubois        | Jean-Pierre            |                |
        jeanpierre                | Jean-Pierre            |                |
        mcdonald                  | Jane McDonald          |                |
        mc donald                 | Jane McDonald          |                |
        nunez                     | José Núñez             |                |
        irem yildiz               | İrem Yıldız            |                |
        wide shop                 | Ｗｉｄｅ               |                |
        ＡＮＮＡ                  | Anna                   | Anna Maria     |
        dang thi hoa              | Đặng Thị Hoa           |                |
        dang                      | Đặng Thị Hoa           |                | Nguyễn Văn
        Đặng                      | Đặng Thị Hoa           |                |
        hoa dang                  | Đặng Thị Hoa           |                |
        hoa                       | Đặng Thị Hoa           |                | Trần Thị Lan
        nguyen                    | Nguyễn                 | Nguyễn Văn     | Trần
        nguyen khai               | Nguyễn Thị Minh Khai   |                | Nguyễn Văn
        nguyen minh               | Nguyễn Thị Minh Khai   |                | Nguyễn Văn
        thi khai                  | Nguyễn Thị Minh Khai   |                | Đặng
        minh khai                 | Nguyễn Thị Minh Khai   |                |
        duc nguyen                | Nguyễn Văn Đức         |                | Nguyễn Thị
        pham huong                | Phạm Hương             |                |
        --- Greek and Russian, in their letters and in ours
        γεωργιου                  | Ελένη                  |                |
        ΓΕΩΡΓΙΟΥ                  | Ελένη                  |                |
        ελενη γεωργιου            | Ελένη                  |                |
        Ελένη                     | Ελένη                  |                |
        γιωργοσ                   | Γιώργος                |                |
        γιωργος                   | Γιώργος                |                |
        παπαδοπουλος              | Γιώργος                |                | Νίκος
        ξενάκης χρήστος           | Χρήστος                |                |
        georgiou                  | Ελένη                  |                |
        eleni                     | Ελένη                  |                |
        papadopoulos              | Γιώργος                |                |
        angelopoulos              | Νίκος                  |                |
        evangelou                 | Μπάμπης                |                |
        жукова                    | Ольга                  |                |
        olga zhukova              | Ольга                  |                |
        zhukova                   | Ольга                  |                |
        shcherbakov               | Дмитрий                |                |
        соловьева                 | Юлия                   |                |
        chaykovskiy               | Алексей                |                |
        --- pinyin: whole, apart, in part, by its first letters
        zhangxiaoming             | 张小明                 |                | 章晓敏
        zhang xiaoming            | 张小明                 |                |
        zhang xiao ming           | 张小明                 |                |
        xiaoming zhang            | 张小明                 |                |
        Zhang                     | 章晓敏                 | 张小明         | 欧阳
        zhangx                    | 章晓敏                 | 张小明         |
        xiaoming                  | 张小明                 |                | 章晓敏
        zhang ming                | 张小明                 |                |
        zxm                       | 章晓敏                 | 张小明         | 李娜
        zhxm                      | 章晓敏                 | 张小明         |
        zhangxm                   | 章晓敏                 | 张小明         |
        zhang x m                 | 章晓敏                 | 张小明         |
        zxiaoming                 | 张小明                 |                | 章晓敏
        xm zhang                  | 章晓敏                 | 张小明         |
        张xm                      | 张小明                 |                | 章晓敏
        张xiaoming                | 张小明                 |                |
        ouyang                    | 欧阳静宜               |                |
        ouyangjingyi              | 欧阳静宜               |                |
        ouyang jingyi             | 欧阳静宜               |                |
        oyjy                      | 欧阳静宜               |                |
        jingyi                    | 欧阳静宜               |                |
        shan xue                  | 单雪                   |                |
        danxue                    | 单雪                   |                |
        zengguoqiang              | 曾国强                 |                |
        qiu ying                  | 仇英                   |                |
        xiexiaodong               | 解晓东                 |                |
        ou yuzhen                 | 区玉珍                 |                |
        piao                      | 朴正浩                 |                |
        yuchi gong                | 尉迟恭                 |                |
        lvbu                      | 吕布                   |                |
        lubu                      | 吕布                   |                |
        lyu bu                    | 吕布                   |                |
        lu                        | 卢俊义                 | 吕布           |
        yuejia                    | 乐嘉                   |                |
        lejia                     | 乐嘉                   |                |
        chongqing                 | 重庆                   |                |
        zhongqing                 | 重庆                   |                |
        cqxmg                     | 重庆                   |                |
        xiaomian                  | 重庆                   |                |
        changcheng                | 长城                   |                |
        bjjlw                     | 北京金芦苇             |                |
        jinluwei                  | 北京金芦苇             |                |
        chen dawen                | 陳大文                 |                |
        --- a phone, however it is written, from its beginning or from its end
        +8613900004821            | 张小明                 |                |
        13900004821               | 张小明                 |                |
        139 0000 4821             | 张小明                 |                |
        0086 139-0000-4821        | 张小明                 |                |
        +86 (139) 0000.4821       | 张小明                 |                |
        8613900004821             | 张小明                 |                |
        +86139                    | 张小明                 |                | Anna
        1390                      | 张小明                 |                |
        139                       | 张小明                 |                |
        4821                      | 张小明                 |                | 欧阳
        04821                     | 张小明                 |                |
        00004821                  | 张小明                 |                |
        张 4821                   | 张小明                 |                |
        zhang 4821                | 张小明                 |                | 章晓敏
        0221/470334-22            | Anna Keller            |                |
        0221 4703                 | Anna Keller            |                |
        22147                     | Anna Keller            |                |
        69 1234 5678              | Ελένη                  |                |
        8 916 123 45 67           | Ольга                  |                |
        (415) 555-0123            | Jane McDonald          |                |
        1 415 555 0123            | Jane McDonald          |                |
        +5215512345678            | José                   |                | María
        +52 1 55 1234 5678        | José                   |                |
        +525598765432             | María                  |                | José
        +5215598765432            | María                  |                | José
        5598765432                | María                  |                |
        +55 11 8765 4321          | João                   |                | Beatriz
        11 98765-4321             | João                   |                |
        +55 11 9 8765 1234        | Beatriz                |                |
        +541123456789             | Martín                 |                |
        +5491123456789            | Martín                 |                |
        １３９００００４８２１    | 张小明                 |                |
        +861391                   | -                      |                |
        13900004822               | -                      |                |
        110                       | -                      |                |
        --- e-mail, card, plate, ID document, number
        anna.keller@example.org   | Anna Keller            |                | Hanna
        ANNA.KELLER@EXAMPLE.ORG   | Anna Keller            |                |
        anna.k                    | Anna Keller            |                | Hanna
        hanna_k                   | Hanna Keller           |                |
        golden-reed.cn            | 张小明                 |                |
        @goldenreed               | Golden Reed            |                |
        jinluwei.example          | 北京金芦苇             |                |
        @gmail.com                | -                      |                |
        M-2041 88                 | 张小明                 |                |
        m204188                   | 张小明                 |                |
        M2041                     | 张小明                 |                |
        k77120                    | Anna Keller            |                |
        粤B12345                  | 王伟                   |                |
        粤b·123                   | 王伟                   |                |
        B12345                    | 王伟                   |                |
        310101199003074821        | 张小明                 |                |
        31010119900307            | -                      |                |
        1                         | 张小明                 |                |
        25                        | Anna Keller            |                |
        --- one wrong letter is forgiven from five letters on
        keler                     | Keller                 | Hanna Keller   |
        kelller                   | Keller                 | Hanna Keller   |
        kallir                    | -                      |                |
        ekller                    | Keller                 | Hanna Keller   |
        kelker                    | Keller                 | Hanna Keller   |
        anna keler                | Anna Keller            |                | Hanna
        keler anna                | Anna Keller            |                | Hanna
        anan kelle                | -                      |                |
        mueller                   | Jürgen Müller          |                |
        mcdonlad                  | Jane McDonald          |                |
        papadopolous              | -                      |                |
        papadoploulos             | Γιώργος                |                |
        papadopulos               | Γιώργος                |                |
        παπαδοπυλος               | Γιώργος                |                |
        жукьва                    | Ольга                  |                |
        nguyan khai               | Nguyễn Thị Minh Khai   |                |
        zhagnxiaoming             | 张小明                 |                |
        zhangxiaomign             | 章晓敏                 | 张小明         |
        xiaomng                   | 张小明                 |                |
        zhangxaoming              | 张小明                 |                |
        ouyangjinyi               | 欧阳静宜               |                |
        北京金芦苇贸意有限公司    | 北京金芦苇             |                |
        北金芦苇贸易有限公司      | 北京金芦苇             |                |
        anna.keler@example.org    | Anna Keller            |                |
        goldn reed                | Golden Reed            |                |
        anno                      | -                      |                |
        4831                      | -                      |                |
        --- what finds nobody
        qqqqq                     | -                      |                |
        zhang keller              | -                      |                |
        %                         | -                      |                |
        _                         | -                      |                |
        '; drop table customers   | -                      |                |
        *                         | -                      |                |
        """;
}
