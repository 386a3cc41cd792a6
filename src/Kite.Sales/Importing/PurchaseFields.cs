using Kite.Importing;

namespace Kite.Sales;

/// <summary>What a file of purchases can tell, and how other programs call it.</summary>
internal static class PurchaseFields
{
    public const string Customer = "customer";
    public const string Name = "name";
    public const string Phone = "phone";
    public const string Email = "email";
    public const string Day = "day";
    public const string Time = "time";
    public const string Amount = "amount";
    public const string Currency = "currency";
    public const string Items = "items";
    public const string Store = "store";
    public const string Receipt = "receipt";

    /// <summary>A product's code, in a file with a row for each thing that was bought.</summary>
    public const string Product = "productCode";
    public const string ProductName = "productName";
    public const string Quantity = "quantity";

    /// <summary>What was paid for one thing, where the amount is the whole receipt's.</summary>
    public const string LineAmount = "lineAmount";

    public static readonly IReadOnlyList<ImportField> All =
    [
        new(Customer, FieldType.Text, false,
            "customer id", "customer", "customer no", "customer number", "client", "client id",
            "member", "member no", "member id", "card number", "cust", "uid", "user id",
            "客户编号", "客户号", "客户", "会员号", "会员编号", "卡号",
            "πελάτης", "κωδικός πελάτη", "αριθμός πελάτη",
            "khách hàng", "mã khách hàng", "mã kh", "mã thành viên"),
        new(Day, FieldType.Day, true,
            "date", "day", "purchase date", "transaction date", "invoice date", "order date",
            "sold on", "datetime", "日期", "交易日期", "消费日期", "下单时间", "消费时间",
            "ημερομηνία", "ημερομηνία αγοράς", "ημ/νία", "ngày", "ngày mua", "ngày bán"),
        new(Amount, FieldType.Amount, true,
            "amount", "total", "sum", "value", "net", "paid", "price", "revenue", "dollar value",
            "金额", "消费金额", "实付金额", "总额", "合计",
            "ποσό", "σύνολο", "αξία", "καθαρή αξία",
            "số tiền", "thành tiền", "tổng tiền", "tổng cộng"),
        new(Items, FieldType.Count, false,
            "items", "quantity", "qty", "number of items", "pieces", "units", "number of cds",
            "数量", "件数", "ποσότητα", "τεμάχια", "số lượng", "sl"),
        new(Time, FieldType.Text, false,
            "time", "purchase time", "time of day", "时间", "ώρα", "giờ", "thời gian"),
        new(Store, FieldType.Text, false,
            "store", "shop", "branch", "outlet", "location", "restaurant", "store name",
            "门店", "店铺", "分店", "κατάστημα", "υποκατάστημα", "cửa hàng", "chi nhánh"),
        new(Receipt, FieldType.Text, false,
            "receipt", "receipt number", "receipt no", "invoice", "invoice no", "invoice number",
            "order id", "order number", "order no", "bill", "bill no", "ticket", "transaction id",
            "小票号", "单号", "订单号", "流水号", "发票号",
            "απόδειξη", "αριθμός απόδειξης", "τιμολόγιο", "αριθμός παραγγελίας",
            "hóa đơn", "số hóa đơn", "mã đơn hàng", "mã hóa đơn"),
        new(Currency, FieldType.Text, false,
            "currency", "currency code", "币种", "货币", "νόμισμα", "tiền tệ", "loại tiền"),
        new(Name, FieldType.Text, false,
            "name", "customer name", "full name", "client name", "member name",
            "姓名", "客户姓名", "会员姓名", "名称", "όνομα", "ονοματεπώνυμο", "επωνυμία",
            "họ tên", "họ và tên", "tên khách hàng"),
        new(Phone, FieldType.Text, false,
            "phone", "phone number", "mobile", "mobile number", "telephone", "tel", "cell",
            "电话", "手机", "手机号", "联系电话", "τηλέφωνο", "κινητό",
            "điện thoại", "số điện thoại", "sđt"),
        new(Email, FieldType.Text, false,
            "email", "e-mail", "mail", "email address", "邮箱", "电子邮件", "ηλεκτρονικό ταχυδρομείο",
            "thư điện tử"),
        new(Product, FieldType.Text, false,
            "product code", "item code", "sku", "product id", "product no", "article no",
            "article number", "plu", "商品编码", "货号", "菜品编码", "κωδικός προϊόντος",
            "κωδικός είδους", "mã hàng", "mã sản phẩm", "mã món"),
        new(ProductName, FieldType.Text, false,
            "product", "product name", "item", "item name", "dish", "商品", "商品名称", "品名",
            "菜名", "菜品", "προϊόν", "είδος", "περιγραφή είδους", "πιάτο",
            "sản phẩm", "tên hàng", "tên món", "tên sản phẩm"),
        new(Quantity, FieldType.Quantity, false,
            "quantity", "qty", "line quantity", "weight", "数量", "重量", "ποσότητα", "βάρος",
            "số lượng", "sl", "khối lượng"),
        new(LineAmount, FieldType.Amount, false,
            "line amount", "line total", "item total", "row total", "subtotal", "小计",
            "行金额", "αξία γραμμής", "σύνολο γραμμής", "tiền dòng", "thành tiền dòng"),
    ];
}
