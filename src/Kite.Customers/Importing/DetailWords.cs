using System.Collections.Frozen;

namespace Kite.Customers;

/// <summary>
/// How files call the kinds of contact points and relations, in the four languages of Kite.
/// </summary>
internal static class DetailWords
{
    private static readonly FrozenDictionary<string, ContactKind> Contacts = Table(
        (ContactKind.Phone,
            "phone|telephone|tel|mobile|fax|电话|手机|传真|τηλέφωνο|κινητό|φαξ|điện thoại|"
            + "số fax"),
        (ContactKind.Email, "email|e-mail|mail|邮箱|电子邮件|ηλεκτρονικό ταχυδρομείο|thư điện tử"),
        (ContactKind.Address, "address|地址|διεύθυνση|địa chỉ"),
        (ContactKind.Web, "web|website|url|homepage|网站|网址|ιστοσελίδα|trang web"),
        (ContactKind.Messenger, "messenger|chat|wechat|zalo|viber|whatsapp|微信|即时通讯|tin nhắn"));

    private static readonly FrozenDictionary<string, ContactUse> Uses = Table(
        (ContactUse.Mobile, "mobile|cell|手机|移动|κινητό|di động"),
        (ContactUse.Home, "home|private|家庭|住宅|家|σπίτι|οικία|nhà|nhà riêng"),
        (ContactUse.Work, "work|business|office|工作|办公|公司|εργασία|γραφείο|công việc|cơ quan"),
        (ContactUse.Fax, "fax|传真|φαξ|số fax"),
        (ContactUse.Other, "other|其他|άλλο|khác"));

    private static readonly FrozenDictionary<string, RelationKind> Relations = Table(
        (RelationKind.Spouse, "spouse|husband|wife|partner|配偶|丈夫|妻子|σύζυγος|vợ|chồng|vợ chồng"),
        (RelationKind.Parent,
            "parent|mother|father|父母|母亲|父亲|γονέας|μητέρα|πατέρας|cha mẹ|mẹ|cha|bố"),
        (RelationKind.Child,
            "child|son|daughter|子女|儿子|女儿|παιδί|γιος|κόρη|con|con trai|con gái"),
        (RelationKind.Sibling,
            "sibling|brother|sister|兄弟姐妹|兄弟|姐妹|αδέλφι|αδελφός|αδελφή|anh chị em"),
        (RelationKind.Relative, "relative|亲戚|亲属|συγγενής|họ hàng|người thân"),
        (RelationKind.Household, "household|家庭|νοικοκυριό|hộ gia đình"),
        (RelationKind.HouseholdMember, "household member|家庭成员|μέλος νοικοκυριού|thành viên hộ"),
        (RelationKind.Friend, "friend|朋友|φίλος|φίλη|bạn|bạn bè"),
        (RelationKind.BusinessCircle,
            "business circle|商业圈|生意伙伴|επαγγελματικός κύκλος|giới kinh doanh"),
        (RelationKind.Employer,
            "employer|company|account|雇主|公司|单位|εργοδότης|εταιρεία|công ty|nơi làm việc"),
        (RelationKind.Employee, "employee|contact|雇员|员工|εργαζόμενος|υπάλληλος|nhân viên"),
        (RelationKind.DecisionMaker, "decision maker|决策人|υπεύθυνος αποφάσεων|người quyết định"),
        (RelationKind.DecidesFor, "decides for|为其决策|αποφασίζει για|quyết định cho"),
        (RelationKind.BuysThrough, "buys through|通过其购买|αγοράζει μέσω|mua qua"),
        (RelationKind.BuysFor, "buys for|代其购买|αγοράζει για|mua cho"),
        (RelationKind.UnitOf,
            "unit of|parent company|隶属于|母公司|μονάδα του|μητρική|trực thuộc|công ty mẹ"),
        (RelationKind.Unit, "unit|subsidiary|下属单位|子公司|μονάδα|θυγατρική|đơn vị|công ty con"));

    public static ContactKind? Contact(string written) => Find(Contacts, written);

    public static ContactUse? Use(string written) => Find(Uses, written);

    /// <summary>What the other one is to the customer; Kite's own words are known, too.</summary>
    public static RelationKind? Relation(string written) => Find(Relations, written);

    /// <summary>What the customer is to the other one.</summary>
    public static RelationKind Counterpart(RelationKind kind) => kind switch
    {
        RelationKind.Parent => RelationKind.Child,
        RelationKind.Child => RelationKind.Parent,
        RelationKind.Household => RelationKind.HouseholdMember,
        RelationKind.HouseholdMember => RelationKind.Household,
        RelationKind.Employer => RelationKind.Employee,
        RelationKind.Employee => RelationKind.Employer,
        RelationKind.DecisionMaker => RelationKind.DecidesFor,
        RelationKind.DecidesFor => RelationKind.DecisionMaker,
        RelationKind.BuysThrough => RelationKind.BuysFor,
        RelationKind.BuysFor => RelationKind.BuysThrough,
        RelationKind.UnitOf => RelationKind.Unit,
        RelationKind.Unit => RelationKind.UnitOf,
        _ => kind,
    };

    private static T? Find<T>(FrozenDictionary<string, T> words, string written)
        where T : struct, Enum
    {
        var word = written.Trim().ToLowerInvariant();
        if (words.TryGetValue(word, out var value)) return value;

        return Enum.TryParse<T>(word.Replace(" ", "", StringComparison.Ordinal), true, out value)
            && Enum.IsDefined(value) && !char.IsAsciiDigit(word[0]) && word[0] is not ('-' or '+')
            ? value
            : null;
    }

    private static FrozenDictionary<string, T> Table<T>(params (T Value, string Words)[] table) =>
        (from row in table
         from word in row.Words.Split('|')
         select (word, row.Value))
        .DistinctBy(w => w.word, StringComparer.Ordinal)
        .ToFrozenDictionary(w => w.word, w => w.Value, StringComparer.Ordinal);
}
