using Kite.Importing;

namespace Kite.Catalogue;

/// <summary>What a file of products can tell, and how other programs call it.</summary>
internal static class ProductFields
{
    public const string Code = "code";
    public const string Name = "productName";

    /// <summary>The size or kind of a thing that is sold in several.</summary>
    public const string Variant = "variant";
    public const string Category = "category";
    public const string Unit = "unit";
    public const string Barcode = "barcode";
    public const string Price = "price";
    public const string MemberPrice = "memberPrice";
    public const string Tax = "taxRate";
    public const string Warranty = "warrantyMonths";
    public const string Times = "soldTimes";
    public const string Currency = "currency";
    public const string From = "activeFrom";
    public const string To = "activeTo";

    /// <summary>The fields of the name in each of the languages.</summary>
    public static readonly IReadOnlyDictionary<string, string> Names =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["en"] = "nameEn",
            ["zh-Hans"] = "nameZh",
            ["el"] = "nameEl",
            ["vi"] = "nameVi",
        };

    public static readonly IReadOnlyList<ImportField> All =
    [
        new(Code, FieldType.Text, true,
            "code", "product code", "item code", "sku", "internal reference", "default_code",
            "article no", "article number", "item no", "item number", "product id", "plu",
            "编码", "商品编码", "货号", "产品编号", "菜品编码",
            "κωδικός", "κωδικός προϊόντος", "κωδικός είδους",
            "mã", "mã hàng", "mã sản phẩm", "mã món"),
        Text(Name,
            "name", "product name", "item name", "product", "item", "dish", "title",
            "description", "名称", "商品名称", "品名", "菜名", "菜品名称",
            "όνομα", "προϊόν", "είδος", "περιγραφή", "πιάτο",
            "tên", "tên hàng", "tên sản phẩm", "tên món", "sản phẩm"),
        Text("nameEn", "name (en)", "english name", "名称 (en)", "英文名", "英文名称",
            "όνομα (en)", "tên (en)", "tên tiếng anh"),
        Text("nameZh", "name (zh-hans)", "chinese name", "名称 (zh-hans)", "中文名", "中文名称",
            "όνομα (zh-hans)", "tên (zh-hans)", "tên tiếng trung"),
        Text("nameEl", "name (el)", "greek name", "名称 (el)", "希腊文名", "όνομα (el)",
            "ελληνικό όνομα", "tên (el)", "tên tiếng hy lạp"),
        Text("nameVi", "name (vi)", "vietnamese name", "名称 (vi)", "越南文名", "όνομα (vi)",
            "βιετναμικό όνομα", "tên (vi)", "tên tiếng việt"),
        Text(Variant, "variant", "variation", "variation name", "size", "规格",
            "παραλλαγή", "μέγεθος", "quy cách", "kích cỡ"),
        Text(Category, "category", "categories", "product category", "group", "department",
            "reporting category", "分类", "类别", "品类", "菜品分类", "κατηγορία", "ομάδα",
            "danh mục", "nhóm hàng", "loại"),
        Text(Unit, "unit", "uom", "unit of measure", "单位", "计量单位", "μονάδα",
            "μονάδα μέτρησης", "đơn vị", "đơn vị tính", "đvt"),
        Text(Barcode, "barcode", "barcodes", "ean", "gtin", "upc", "条码", "条形码",
            "γραμμωτός κώδικας", "γραμμωτοί κώδικες", "barcode προϊόντος", "mã vạch"),
        new(Price, FieldType.Amount, false,
            "price", "sales price", "sale price", "list price", "list_price", "retail price",
            "unit price", "价格", "售价", "单价", "零售价", "τιμή", "τιμή πώλησης",
            "λιανική τιμή", "giá", "giá bán", "đơn giá"),
        new(MemberPrice, FieldType.Amount, false,
            "member price", "members' price", "vip price", "会员价", "会员价格",
            "τιμή μέλους", "τιμή μελών", "giá thành viên", "giá hội viên")
        {
            ByNameOnly = true,
        },
        Text(Tax, "tax", "tax rate", "tax code", "vat", "vat rate", "税率", "税率编码", "税码",
            "φπα", "φόρος", "συντελεστής φπα", "thuế", "thuế suất", "mã thuế"),
        new(Warranty, FieldType.Count, false,
            "warranty", "warranty (months)", "warranty months", "保修", "保修（月）", "保修月数",
            "εγγύηση", "εγγύηση (μήνες)", "bảo hành", "bảo hành (tháng)")
        {
            ByNameOnly = true,
        },
        Text(Times, "sold at", "sold times", "selling times", "供应时段", "售卖时段",
            "ώρες πώλησης", "διαθέσιμες ώρες", "giờ bán", "khung giờ bán"),
        Text(Currency, "currency", "currency code", "币种", "货币", "νόμισμα", "tiền tệ",
            "loại tiền"),
        new(From, FieldType.Day, false,
            "active from", "sold from", "valid from", "start date", "起售日", "首售日",
            "διαθέσιμο από", "bán từ", "bán từ ngày")
        {
            ByNameOnly = true,
        },
        new(To, FieldType.Day, false,
            "active to", "sold until", "valid to", "end date", "停售日", "末售日",
            "διαθέσιμο έως", "bán đến", "bán đến ngày")
        {
            ByNameOnly = true,
        },
    ];

    private static ImportField Text(string name, params string[] headings) =>
        new(name, FieldType.Text, Required: false, headings);
}
