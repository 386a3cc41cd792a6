using Kite.Importing;

namespace Kite.Customers;

/// <summary>What a file of customers can tell, and how other programs call it.</summary>
internal static class CustomerFields
{
    /// <summary>The name by which the file's own program knows the customer.</summary>
    public const string Key = "key";

    /// <summary>Kite's number, in a file that Kite itself made.</summary>
    public const string Number = "number";
    public const string Kind = "kind";
    public const string Phone = "phone";
    public const string Mobile = "mobile";
    public const string Phone2 = "phone2";
    public const string Fax = "fax";
    public const string Email = "email";
    public const string Email2 = "email2";
    public const string Web = "web";
    public const string Address = "address";
    public const string Address2 = "address2";
    public const string Region = "region";
    public const string BirthDate = "birthDate";
    public const string Stars = "stars";
    public const string Tags = "tags";

    /// <summary>A consent or a refusal that the file claims; it never becomes one here.</summary>
    public const string Consent = "consent";
    public const string OptOut = "optOut";

    public static readonly IReadOnlyList<ImportField> All =
    [
        Text(Key, "id", "record id", "external id", "customer id", "contact id", "account id",
            "customer no", "member no", "member id", "card number", "客户编号", "会员号", "会员编号",
            "卡号", "κωδικός πελάτη", "κωδικός", "mã khách hàng", "mã kh", "mã thành viên"),
        new(Number, FieldType.Count, false, "number", "编号", "αριθμός", "số")
        {
            ByNameOnly = true,
        },
        Text(Kind, "kind", "type", "is a company", "is company", "company type", "customer type",
            "类型", "客户类型", "είδος", "τύπος", "loại", "loại khách hàng"),
        Text("name", "name", "full name", "customer name", "contact name", "display name",
            "company name", "account name", "client", "customer", "姓名", "名称", "客户姓名",
            "客户名称", "公司名称", "όνομα", "ονοματεπώνυμο", "επωνυμία", "tên", "họ tên",
            "họ và tên", "tên khách hàng", "tên công ty"),
        Text("familyName", "family name", "last name", "surname", "姓", "επώνυμο", "họ"),
        Text("givenName", "given name", "first name", "forename", "名", "όνομα", "tên",
            "tên gọi"),
        Text("reading", "reading", "phonetic name", "pinyin", "读音", "拼音", "ανάγνωση",
            "cách đọc", "phiên âm"),
        Text(Phone, "phone", "phone number", "telephone", "tel", "business phone", "main phone",
            "电话", "联系电话", "电话号码", "τηλέφωνο", "σταθερό", "điện thoại", "số điện thoại",
            "sđt"),
        Text(Mobile, "mobile", "mobile phone", "mobile number", "mobile phone number", "cell",
            "cell phone", "手机", "手机号", "手机号码", "κινητό", "κινητό τηλέφωνο", "di động",
            "số di động"),
        Text(Phone2, "phone 2", "second phone", "other phone", "home phone", "电话2", "其他电话",
            "家庭电话", "τηλέφωνο 2", "άλλο τηλέφωνο", "điện thoại 2", "điện thoại khác"),
        Text(Fax, "fax", "fax number", "business fax", "传真", "φαξ", "số fax"),
        Text(Email, "email", "e-mail", "mail", "email address", "邮箱", "电子邮件", "电子邮箱",
            "ηλεκτρονικό ταχυδρομείο", "thư điện tử"),
        Text(Email2, "email 2", "second email", "other email", "邮箱2", "其他邮箱", "email khác",
            "άλλο email"),
        Text(Web, "website", "web", "url", "homepage", "website url", "网站", "网址", "主页",
            "ιστοσελίδα", "ιστότοπος", "trang web"),
        Text(Address, "address", "street", "street address", "address line 1", "地址", "街道",
            "详细地址", "διεύθυνση", "οδός", "địa chỉ", "đường"),
        Text(Address2, "address 2", "street 2", "street2", "address line 2", "地址2",
            "διεύθυνση 2", "địa chỉ 2"),
        Text("postalCode", "postal code", "postcode", "zip", "zip code", "zip/postal code",
            "邮编", "邮政编码", "ταχυδρομικός κώδικας", "τ.κ.", "τκ", "mã bưu chính"),
        Text("city", "city", "town", "locality", "城市", "市", "πόλη", "thành phố",
            "tỉnh thành"),
        Text(Region, "region", "state", "province", "state/region", "state/province", "county",
            "省", "省份", "περιφέρεια", "νομός", "tỉnh"),
        Text("country", "country", "country/region", "国家", "国家或地区", "χώρα", "quốc gia"),
        Text("language", "language", "preferred language", "lang", "语言", "γλώσσα", "ngôn ngữ"),
        new(BirthDate, FieldType.Day, false, "birth date", "birthdate", "birthday",
            "date of birth", "dob", "出生日期", "生日", "ημερομηνία γέννησης", "γενέθλια",
            "ngày sinh")
        {
            ByNameOnly = true,
        },
        Text("lunarBirth", "lunar birthday", "lunar birth date", "农历生日",
            "γενέθλια σεληνιακού ημερολογίου", "ngày sinh âm lịch"),
        Text("ageBand", "age band", "age group", "age range", "年龄段", "ηλικιακή ομάδα",
            "nhóm tuổi"),
        Text("gender", "gender", "sex", "性别", "φύλο", "giới tính"),
        Text("nationality", "nationality", "citizenship", "国籍", "ιθαγένεια", "υπηκοότητα",
            "quốc tịch"),
        Text("industry", "industry", "sector", "行业", "κλάδος", "ngành", "ngành nghề"),
        Text("position", "position", "job title", "job position", "title", "function", "职位",
            "职务", "θέση", "θέση εργασίας", "chức vụ", "chức danh"),
        Text("standing", "standing", "身份地位", "ιδιότητα", "vị thế"),
        Text("creditGrade", "credit grade", "信用等级", "βαθμός πιστοληπτικής ικανότητας",
            "hạng tín dụng"),
        new(Stars, FieldType.Count, false, "stars", "rating", "星级", "αστέρια", "số sao"),
        Text(Tags, "tags", "labels", "categories", "标签", "ετικέτες", "thẻ", "nhãn"),
        Text("note", "note", "notes", "description", "comment", "comments", "remarks", "备注",
            "说明", "σημείωση", "σημειώσεις", "παρατηρήσεις", "ghi chú"),
        Text("idDocument", "id document", "id number", "passport", "证件号码", "身份证号",
            "身份证", "έγγραφο ταυτότητας", "αριθμός ταυτότητας", "giấy tờ tùy thân", "cccd",
            "cmnd"),
        Text(Consent, "consent", "marketing consent", "opt in", "subscribed", "同意营销",
            "营销同意", "συγκατάθεση", "đồng ý nhận tin"),
        Text(OptOut, "opt out", "email opt out", "do not call", "unsubscribed",
            "拒绝营销", "退订", "άρνηση επικοινωνίας", "từ chối nhận tin"),
    ];

    private static ImportField Text(string name, params string[] headings) =>
        new(name, FieldType.Text, Required: false, headings);
}
