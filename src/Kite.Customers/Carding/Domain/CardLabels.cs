namespace Kite.Customers;

/// <summary>What a word before a colon says of what follows it.</summary>
internal enum CardLabel
{
    Mobile,
    Phone,
    Fax,
    Email,
    Web,
    Messenger,
    Name,
    Company,
    Position,
    Department,
    Address,
    PostalCode,
    City,
    Country,
}

/// <summary>The words that cards put before what they say.</summary>
internal static class CardLabels
{
    // Words of several parts stand between upright bars.
    private static readonly (CardLabel Label, string[] Words)[] Reach =
    [
        (CardLabel.Mobile,
            Of("mobile|mobil|mob|cellphone|cellular|cell|handy|m|手机|移动电话|手提电话|手提|手 机|手機"
                + "|κινητό|κιν|κ|điện thoại di động|di động|đtdđ|dđ|sđt")),
        (CardLabel.Phone,
            Of("telephone|telefon|phone|office|tel|ph|direct|work|switchboard|hotline|t|p|o|d"
                + "|办公电话|联系电话|电话|座机|总机|直线|固话|电 话|電話|电|τηλέφωνο|τηλέφωνα|σταθερό|τηλ|τ"
                + "|điện thoại|đt|tổng đài|máy bàn")),
        (CardLabel.Fax, Of("telefax|fax|f|传真|传 真|傳真|φαξ|φ")),
        (CardLabel.Email,
            Of("e-mail|email|mail|mailto|e|电子邮箱|电子邮件|电邮|邮箱|邮件|ηλ. ταχυδρομείο|ηλ. ταχ"
                + "|thư điện tử|hộp thư")),
        (CardLabel.Web,
            Of("website|web|homepage|url|w|网址|网站|官网|主页|ιστοσελίδα|ιστότοπος|trang web")),
    ];

    private static readonly (CardLabel Label, string[] Words)[] Texts =
    [
        (CardLabel.Name,
            Of("name|contact|姓名|名字|联系人|ονοματεπώνυμο|όνομα|họ và tên|họ tên|tên|người liên hệ")),
        (CardLabel.Company,
            Of("company|organisation|organization|firm|公司名称|公司|单位|εταιρεία|εταιρία|επωνυμία"
                + "|công ty|đơn vị")),
        (CardLabel.Position,
            Of("job title|title|position|role|职位|职务|头衔|职称|職位|職稱|θέση|ιδιότητα|chức vụ|chức danh")),
        (CardLabel.Department,
            Of("department|dept|部门|所属部门|τμήμα|phòng ban|bộ phận")),
        (CardLabel.Address,
            Of("address|addr|add|a|公司地址|办公地址|地址|地 址|διεύθυνση|δ/νση|địa chỉ|đ/c|đc"
                + "|văn phòng|trụ sở")),
        (CardLabel.PostalCode,
            Of("postal code|postcode|zip code|zip|plz|邮政编码|邮编|邮 编|τ.κ|τκ|mã bưu chính"
                + "|mã bưu điện")),
        (CardLabel.City, Of("city|城市|πόλη|thành phố|tỉnh")),
        (CardLabel.Country, Of("country|国家|χώρα|quốc gia")),
    ];

    /// <summary>Messengers as cards write them, and by the name that the books keep.</summary>
    private static readonly (string Name, string[] Words)[] Messengers =
    [
        ("WeChat", Of("微信号|微信|wechat|weixin|wechat id")), ("QQ", Of("qq号|qq")),
        ("Zalo", Of("zalo")), ("Viber", Of("viber")), ("WhatsApp", Of("whatsapp")),
        ("Skype", Of("skype")), ("LINE", Of("line id|line")), ("Telegram", Of("telegram")),
    ];

    /// <summary>The label in front of a text and what follows its colon.</summary>
    public static (CardLabel? Label, string Said) At(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 24) return (null, text);

        var before = text[..colon].Trim(' ', '.', '(', '*', '-', '[', ']');
        var rest = CardLetters.Bare(text[(colon + 1)..]);
        foreach (var (label, words) in Texts.Concat(Reach))
        {
            if (words.Any(w => Same(before, w))) return (label, rest);
        }
        return (null, text);
    }

    /// <summary>A name on a messenger: <c>微信: lihua</c>; null where it is none.</summary>
    public static string? Messenger(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > 12) return null;

        var before = text[..colon].Trim();
        var rest = CardLetters.Bare(text[(colon + 1)..]);
        var found = Array.Find(Messengers, m => m.Words.Any(w => Same(before, w)));
        return found.Name is null || rest.Length == 0 ? null : $"{found.Name}:{rest}";
    }

    /// <summary>
    /// Takes the labels off the end of what stands before a number or an address; the text left
    /// and the labels, the nearest first.
    /// </summary>
    public static (string Left, IReadOnlyList<CardLabel> Labels) Behind(string text)
    {
        var labels = new List<CardLabel>();
        while (labels.Count < 3)
        {
            var bare = text.TrimEnd(' ', ':', '.', '(', ')', '/', '-', '–', ',', '<', '[', '&');
            var found = Ending(bare);
            if (found is not var (label, length)) return (text, labels);

            labels.Add(label);
            text = bare[..^length];
        }
        return (text, labels);
    }

    private static (CardLabel, int)? Ending(string text)
    {
        foreach (var (label, words) in Reach)
        {
            foreach (var word in words)
            {
                if (!text.EndsWith(word, StringComparison.OrdinalIgnoreCase)) continue;
                var before = text.Length - word.Length - 1;
                if (before < 0 || HanTable.IsHan(word[0]) || !char.IsLetterOrDigit(text[before]))
                    return (label, word.Length);
            }
        }
        return null;
    }

    private static bool Same(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string[] Of(string words) => words.Split('|');
}
