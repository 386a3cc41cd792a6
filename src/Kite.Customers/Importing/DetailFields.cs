using Kite.Importing;

namespace Kite.Customers;

/// <summary>What files of contact points and of relations can tell.</summary>
internal static class DetailFields
{
    public const string Number = "number";
    public const string Key = "key";
    public const string Name = "name";
    public const string OtherNumber = "otherNumber";
    public const string OtherKey = "otherKey";
    public const string OtherName = "otherName";

    /// <summary>The source whose key the other one's is, where it is not the file's own.</summary>
    public const string OtherSource = "otherSource";
    public const string Kind = "kind";
    public const string Use = "use";
    public const string Value = "value";
    public const string Extra = "extra";

    private static readonly ImportField[] Whose =
    [
        new(Number, FieldType.Count, false,
            "number", "customer number", "编号", "顾客编号", "αριθμός", "αριθμός πελάτη", "số",
            "số khách hàng")
        {
            ByNameOnly = true,
        },
        new(Key, FieldType.Text, false,
            "id", "customer id", "record id", "external id", "contact id", "客户编号", "会员号",
            "κωδικός πελάτη", "mã khách hàng"),
        new(Name, FieldType.Text, false,
            "name", "customer name", "full name", "姓名", "客户姓名", "όνομα", "ονοματεπώνυμο",
            "tên", "tên khách hàng"),
    ];

    public static readonly IReadOnlyList<ImportField> Contacts =
    [
        .. Whose,
        new(Kind, FieldType.Text, false, "kind", "type", "类型", "είδος", "loại"),
        new(Use, FieldType.Text, false, "use", "label", "用途", "χρήση", "công dụng"),
        new(Value, FieldType.Text, true,
            "value", "contact", "phone", "phone number", "email", "e-mail", "address", "内容",
            "联系方式", "电话", "τιμή", "στοιχείο", "τηλέφωνο", "giá trị", "liên hệ", "điện thoại"),
        new(Extra, FieldType.Text, false,
            "extra", "extension", "messenger", "附加", "分机", "συμπλήρωμα", "εσωτερικό", "bổ sung",
            "số máy lẻ"),
        new("postalCode", FieldType.Text, false,
            "postal code", "postcode", "zip", "邮编", "ταχυδρομικός κώδικας", "mã bưu chính"),
        new("city", FieldType.Text, false, "city", "town", "城市", "πόλη", "thành phố"),
        new("country", FieldType.Text, false,
            "country", "国家或地区", "国家", "χώρα", "quốc gia"),
    ];

    public static readonly IReadOnlyList<ImportField> Relations =
    [
        .. Whose,
        new(Kind, FieldType.Text, true,
            "kind", "relation", "relationship", "role", "关系", "σχέση", "quan hệ", "mối quan hệ"),
        new(OtherNumber, FieldType.Count, false,
            "other number", "对方编号", "αριθμός άλλου", "số của người kia")
        {
            ByNameOnly = true,
        },
        new(OtherKey, FieldType.Text, false,
            "other id", "account id", "related id", "parent id", "对方客户编号",
            "κωδικός άλλου πελάτη", "mã người kia"),
        new(OtherName, FieldType.Text, false,
            "other name", "account name", "related company", "对方姓名", "όνομα άλλου",
            "tên người kia"),
        new(OtherSource, FieldType.Text, false, "other source"),
        new("note", FieldType.Text, false,
            "note", "notes", "备注", "σημείωση", "ghi chú"),
    ];
}
