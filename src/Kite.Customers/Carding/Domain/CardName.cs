namespace Kite.Customers;

/// <summary>What looks like a person's name, and which part of it is the family's.</summary>
internal static class CardName
{
    private const int LongestWords = 5;

    private static readonly HashSet<string> Surnames = new(
        ("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁"
            + "魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤"
            + "尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐"
            + "梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄"
            + "单包司柏宁柯阮桂闵解强柴华车張劉陳楊趙黃吳孫馬羅鄭謝韓馮許蕭蘇盧蔣賈葉閻鍾蔡")
        .Select(c => c.ToString()), StringComparer.Ordinal);

    private static readonly HashSet<string> VietnameseSurnames = new(
        ("nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh lam "
            + "mai truong cao doan luong").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Particles = new(
        "de da di van der den von zu la le bin al el του της dos del".Split(' '),
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Before =
        "mr mrs ms miss dr prof eng herr frau mme ing κος κα κ δρ ông bà anh chị cô".Split(' ');

    private static readonly string[] Behind = ["先生", "女士", "小姐", "博士", "教授", "老师"];

    /// <summary>The name without Mr., 先生 or PhD; null where it looks like no name.</summary>
    public static string? Of(string text)
    {
        var bare = CardLetters.Bare(text);
        return CardLetters.IsHan(bare) ? Han(bare) : Spelled(bare);
    }

    /// <summary>Whether it begins with one of the hundred surnames.</summary>
    public static bool IsSurnamed(string han) =>
        Surnames.Contains(han[..1]) || (han.Length > 2 && HanTable.Surname(han[..2]).Count > 0)
        || HanTable.Surname(han[..1]).Count > 0;

    /// <summary>
    /// The words of a line in Chinese; a name written with gaps, and what honours it, is one.
    /// </summary>
    public static IReadOnlyList<string> HanWords(string text)
    {
        var words = new List<string>();
        var isGapped = false;
        foreach (var word in CardLetters.Words(text))
        {
            var isOne = word.Length == 1 && HanTable.IsHan(word[0]);
            var goesOn = (isOne && isGapped) || Behind.Contains(word, StringComparer.Ordinal);
            if (words.Count > 0 && goesOn) words[^1] += word;
            else words.Add(word);
            isGapped = isOne;
        }
        return words;
    }

    /// <summary>Parts a name; the family's part is null where only one word stands there.</summary>
    public static (string? Family, string? Given) Parts(string name, bool isVietnamese)
    {
        if (CardLetters.IsHan(name))
        {
            var two = name.Length > 2 && HanTable.Surname(name[..2]) is [{ Length: 2 }, ..] ? 2 : 1;
            return name.Length <= two ? (name, null) : (name[..two], name[two..]);
        }
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0) return (name[..comma].Trim(), name[(comma + 1)..].Trim());

        var words = CardLetters.Words(name);
        if (words.Count < 2) return (null, name);
        if (IsFamilyFirst(words, isVietnamese)) return (words[0], Joined(words.Skip(1)));

        var particle = words.Skip(1).TakeWhile(w => !Particles.Contains(w)).Count() + 1;
        var from = particle < words.Count ? particle : words.Count - 1;
        return (Joined(words.Skip(from)), Joined(words.Take(from)));
    }

    private static bool IsFamilyFirst(IReadOnlyList<string> words, bool isVietnamese)
    {
        if (isVietnamese && VietnameseSurnames.Contains(CardLetters.Squeezed(words[0])))
            return true;
        if (CardLetters.IsVietnamese(string.Concat(words))) return true;

        // PAPADOPOULOU Eleni: who writes only one word large means the family.
        return IsLarge(words[0]) && words.Skip(1).All(w => !IsLarge(w));
    }

    private static bool IsLarge(string word) => word.Length > 2 && word.All(c => !char.IsLower(c));

    private static string? Han(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal);
        foreach (var word in Behind)
        {
            if (bare.Length > word.Length && bare.EndsWith(word, StringComparison.Ordinal))
                bare = bare[..^word.Length];
        }
        return bare.Length is >= 2 and <= 4 && bare.All(HanTable.IsHan) ? bare : null;
    }

    private static string? Spelled(string text)
    {
        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0)
        {
            var after = text[(comma + 1)..].Trim();
            if (IsDegree(after)) return Spelled(text[..comma]);
            // Smith, John.
            return IsPlain(text[..comma], 3) && IsPlain(after, 3)
                ? $"{text[..comma].Trim()}, {after}"
                : null;
        }
        var words = CardLetters.Words(text)
            .SkipWhile(w => Before.Contains(w.TrimEnd('.'), StringComparer.OrdinalIgnoreCase))
            .ToList();
        while (words.Count > 2 && IsDegree(words[^1])) words.RemoveAt(words.Count - 1);
        var bare = Joined(words);
        return IsPlain(bare, LongestWords) ? bare : null;
    }

    private static bool IsDegree(string text) =>
        text.Split([' ', ',', '/']).All(w => w.Length is > 0 and <= 6
            && (w.Contains('.', StringComparison.Ordinal) || w.Count(char.IsUpper) >= 2));

    private static bool IsPlain(string text, int most)
    {
        var words = CardLetters.Words(text);
        return words.Count >= 1 && words.Count <= most && words.All(IsNameWord);
    }

    private static bool IsNameWord(string word) =>
        Particles.Contains(word)
        || (char.IsUpper(word[0])
            && word.All(c => char.IsLetter(c) || c is '.' or '-' or '\'' or '’'));

    private static string Joined(IEnumerable<string> words) => string.Join(' ', words);
}
