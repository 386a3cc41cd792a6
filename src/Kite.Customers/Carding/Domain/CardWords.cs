namespace Kite.Customers;

/// <summary>The words by which a line of a card is known to be a title, a firm, an address.
/// </summary>
internal static class CardWords
{
    private static readonly string[] Titles = Of(
        "经理|总监|总裁|董事|主任|工程师|主管|顾问|律师|医生|教授|店长|会计|助理|代表|创始人|厨师|专员"
        + "|秘书|院长|校长|设计师|总工|业务员|采购员|销售员|老板|合伙人|首席|經理|總監|總裁|會計|設計師"
        + "|manager|director|engineer|officer|ceo|cto|cfo|coo|head of|president|chief|consultant"
        + "|founder|co-founder|owner|partner|assistant|accountant|lawyer|architect|designer"
        + "|representative|executive|chef|professor|developer|analyst|buyer|secretary|supervisor"
        + "|coordinator|specialist|advisor|adviser|attorney|geschäftsführer|geschäftsführerin"
        + "|leiter|leiterin|gérant|directeur|directrice|team lead|vp|chairman|chairwoman"
        + "|διευθυντής|διευθύντρια|υπεύθυνος|υπεύθυνη|μηχανικός|πωλητής|πωλήτρια|σύμβουλος"
        + "|λογιστής|λογίστρια|δικηγόρος|ιδιοκτήτης|ιδιοκτήτρια|πρόεδρος|προϊστάμενος"
        + "|προϊσταμένη|αρχιτέκτονας|ιδρυτής|ιδρύτρια|γραμματέας|γιατρός|ιατρός|οδοντίατρος"
        + "|διαχειριστής|διαχειρίστρια|εκπρόσωπος|γενική διευθύντρια|σεφ"
        + "|giám đốc|trưởng phòng|phó phòng|kỹ sư|nhân viên|chuyên viên|kế toán|luật sư|chủ tịch"
        + "|quản lý|trưởng nhóm|trợ lý|bác sĩ|kiến trúc sư|chủ quán|bếp trưởng|thư ký"
        + "|trưởng bộ phận|chủ cửa hàng|phó giám đốc");

    private static readonly string[] Departments = Of(
        "部|科|处|研究室|department|dept|division|abteilung|service client|τμήμα|διεύθυνση πωλήσεων"
        + "|phòng|ban|bộ phận|khối");

    // By law they stand behind a firm's name: nothing else is called so.
    private static readonly string[] Forms = Of(
        "公司|集团|事务所|工作室|合作社"
        + "|ltd|limited|llc|inc|gmbh|ag|kg|s.a.|sa|sarl|s.r.l.|srl|corp|corporation|plc|pty|b.v."
        + "|bv|co.|llp|oy|ab|company|group|holding|holdings"
        + "|α.ε.|αε|ε.π.ε.|επε|ο.ε.|οε|ι.κ.ε.|ικε|α.β.ε.ε.|αβεε|ε.ε.|όμιλος"
        + "|công ty|tnhh|cổ phần|tập đoàn|hợp tác xã|doanh nghiệp");

    private static readonly string[] Firms = Of(
        "厂|商店|酒店|银行|大学|医院|餐厅|饭店|超市|书店|茶庄|咖啡馆|学校|诊所"
        + "|bank|hotel|university|hospital|restaurant|café|cafe|bakery|studio|clinic|school"
        + "|institute|solutions|technologies|trading|industries|logistics|foods|bookshop|garage"
        + "|ξενοδοχείο|τράπεζα|πανεπιστήμιο|νοσοκομείο|εστιατόριο|φαρμακείο|βιβλιοπωλείο"
        + "|αρτοποιείο|αφοί|υιοί|κλινική"
        + "|cửa hàng|nhà hàng|khách sạn|ngân hàng|đại học|bệnh viện|siêu thị|quán|nhà sách"
        + "|xưởng|trường");

    private static readonly string[] Streets = Of(
        "street|road|rd|avenue|ave|lane|ln|square|boulevard|blvd|suite|floor|building|bldg"
        + "|p.o. box|po box|drive|way|court|quay|platz|weg|allee|rue|via|calle|plaza|room|unit"
        + "|district|οδός|λεωφόρος|λεωφ|πλατεία|όροφος|πλ"
        + "|đường|quận|phường|tầng|tòa nhà|toà nhà|số nhà|ngõ|huyện|xã");

    private static readonly string[] Cities = Of("tp|thành phố|tỉnh");

    private const string HanPlaces = "省市区县镇乡村路街道巷弄号楼室层栋座园";

    private static readonly string[] Greetings = Of(
        "best regards|kind regards|warm regards|regards|sincerely|yours|thanks|thank you|cheers"
        + "|sent from|best wishes|mit freundlichen|cordialement|此致|敬礼|谢谢|祝好|顺祝|发自我的|商祺"
        + "|με εκτίμηση|φιλικά|ευχαριστώ|με φιλικούς|trân trọng|thân mến|cảm ơn"
        + "|xin cảm ơn|kính thư");

    public static bool IsGreeting(string text) =>
        text.Length <= 40
        && Array.Exists(Greetings, w => text.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    public static bool IsTitle(string text) => CardLetters.HasAnyWord(text, Titles);

    /// <summary>Whether the law's word for a firm stands there.</summary>
    public static bool IsFirmByLaw(string text) => CardLetters.HasAnyWord(text, Forms);

    public static bool IsFirm(string text) =>
        IsFirmByLaw(text) || (CardLetters.HasAnyWord(text, Firms) && !CardLetters.HasDigit(text));

    public static bool IsDepartment(string text) => Array.Exists(
        Departments, w => HanTable.IsHan(w[0])
            ? text.Length > 1 && text.EndsWith(w, StringComparison.Ordinal)
            : CardLetters.HasWord(text, w));

    public static bool IsAddress(string text)
    {
        if (CardLetters.IsHan(text))
        {
            var places = text.Count(c => HanPlaces.Contains(c, StringComparison.Ordinal));
            return places >= 2 || (places == 1 && CardLetters.HasDigit(text));
        }
        return IsStreet(text)
            || CardLetters.HasAnyWord(text, Cities)
            || text.Split(',').Any(p => CardPostal.Of(p.Trim(), isFirst: true)?.Place is not null)
            || (text.Any(char.IsLetter)
                && text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                    .Any(IsHouseNumber));
    }

    /// <summary>
    /// Whether a street's word stands there, so that digits before it are no postal code.
    /// </summary>
    public static bool IsStreet(string text) =>
        CardLetters.HasAnyWord(text, Streets)
        || text.Contains("straße", StringComparison.OrdinalIgnoreCase)
        || text.Contains("str.", StringComparison.OrdinalIgnoreCase);

    // 12, 12b, 12-14.
    private static bool IsHouseNumber(string word) =>
        word.Length <= 6 && char.IsAsciiDigit(word[0])
        && word.Count(char.IsLetter) <= 1
        && word.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetter(c) || c is '-' or '/');

    private static string[] Of(string words) => words.Split('|');
}
