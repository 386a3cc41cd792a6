using Kite.Customers;

namespace Kite.Bench;

/// <summary>
/// People as a large business has them: names of four scripts, a few surnames borne by very many,
/// most by few.
/// </summary>
internal static class SearchNames
{
    private const string Surnames =
        "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任"
        + "沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔";
    private const string Given =
        "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰红建国文辉力志永健世广义兴良海山仁波宁贵福生龙元全胜学祥才"
        + "发成康星光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰"
        + "朗伯宏言若鸣朋斌梁栋维启克伦翔旭鹏泽晨辰士以家致树炎德行时泰盛雄琛钧冠策腾楠榕风航弘秀珠雅芝萍雪晓婷";

    private static readonly string[] First =
    [
        .. "Anna Maria Thomas Peter Julia Laura Michael Stefan Claire Pierre Marie Jean José Ana "
            .Split(' ', StringSplitOptions.RemoveEmptyEntries),
        .. "Carlos Lucía Marco Giulia Luca Sofia Jan Piotr Zofia Lars Ingrid Björn Emma Oliver Jack"
            .Split(' '),
        .. "Charlotte Henry Thị Văn Minh Hương Lan Đức Hoa Thanh Quang Ngọc".Split(' '),
    ];

    private static readonly string[] Greek =
        "Ελένη Γιώργος Νίκος Χρήστος Μαρία Δημήτρης Κατερίνα Σταύρος Βασίλης Αικατερίνη".Split(' ');

    private static readonly string[] Russian =
        "Ольга Дмитрий Юлия Алексей Сергей Наталья Михаил Татьяна Андрей Екатерина".Split(' ');

    private static readonly (string[] Heads, string[] Middles, string[] Ends)[] Families =
    [
        (
            "Kel Schm Mül Wag Beck Hof Schul Ric Bau Ols Han Lef Dub Mor Ros Gar Fer Nov Kow Wis"
                .Split(' '),
            "a e i o u er an el or in ar en".Split(' '),
            "ler idt ler ner er mann tz ter son sen evre ois eau eti cia nandez ak ski ton berg"
                .Split(' ')),
        (
            "Παπα Γεωργ Αγγελ Νικολ Κωνστ Δημητρ Ιωανν Βασιλ Χατζη Μιχα".Split(' '),
            "αδ ιλ αντ ορ ηλ ισ".Split(' '),
            "όπουλος άκης ίδης ιάδης άτος έας".Split(' ')),
        (
            "Иван Петр Сидор Кузнец Соловь Морд Щерб Жук Павл Фёдор".Split(' '),
            "ак ен ин ар ов ел".Split(' '),
            "ов ова ев ский ин ина енко".Split(' ')),
    ];

    private static readonly string[] Codes = ["+86138", "+86159", "+49151", "+3069", "+7916"];

    public static Customer Make(long number, Random chance) => new()
    {
        Number = number,
        Name = Name(chance),
        Phone = Codes[chance.Next(Codes.Length)] + chance.Next(10_000_000, 100_000_000),
        Email = number % 3 == 0 ? $"guest.{number}@mail{number % 997}.example" : null,
        Source = "bench",
        CreatedAt = DateTimeOffset.UnixEpoch,
        ChangedAt = DateTimeOffset.UnixEpoch,
    };

    private static string Name(Random chance) => chance.Next(10) switch
    {
        < 4 => Chinese(chance),
        < 7 => $"{One(First, chance)} {Family(0, chance)}",
        7 => $"{One(Greek, chance)} {Family(1, chance)}",
        8 => $"{One(Russian, chance)} {Family(2, chance)}",
        _ => $"Nguyễn {One(First, chance)} {One(First, chance)}",
    };

    private static string Chinese(Random chance)
    {
        // The first are borne by very many, the last by few.
        var surname = Surnames[(int)(Surnames.Length * Math.Pow(chance.NextDouble(), 2))];
        var second = chance.Next(5) == 0 ? "" : Given[chance.Next(Given.Length)].ToString();
        return $"{surname}{Given[chance.Next(Given.Length)]}{second}";
    }

    private static string Family(int script, Random chance)
    {
        var (heads, middles, ends) = Families[script];
        return One(heads, chance) + One(middles, chance) + One(middles, chance) + One(ends, chance);
    }

    private static string One(string[] of, Random chance) => of[chance.Next(of.Length)];
}
