using Kite.Importing;

namespace Kite.Tests.Importing;

/// <summary>A mapping says once how another program writes; it is kept, sent and used again.
/// </summary>
public sealed class MappingTests
{
    private static readonly ImportField[] Purchases =
    [
        new("customer", FieldType.Text, true,
            "customer id", "customer", "client", "member no", "客户编号", "客户", "会员号",
            "πελάτης", "κωδικός πελάτη", "khách hàng", "mã khách hàng"),
        new("day", FieldType.Day, true,
            "date", "day", "purchase date", "日期", "交易日期", "ημερομηνία", "ngày"),
        new("items", FieldType.Count, false,
            "items", "quantity", "qty", "number of items", "数量", "ποσότητα", "số lượng"),
        new("amount", FieldType.Amount, true,
            "amount", "total", "sum", "value", "金额", "ποσό", "σύνολο", "số tiền", "thành tiền"),
        new("store", FieldType.Text, false, "store", "shop", "门店", "κατάστημα", "cửa hàng"),
    ];

    [Theory]
    [InlineData(
        "customer_id,date,number_of_items,dollar_value",
        "customer=customer_id day=date items=number_of_items amount=dollar_value")]
    [InlineData(
        "customerId,purchaseDate,qty,totalAmount",
        "customer=customerId day=purchaseDate items=qty amount=totalAmount")]
    [InlineData(
        "客户编号,交易日期,数量,金额（元）",
        "customer=客户编号 day=交易日期 items=数量 amount=金额（元）")]
    [InlineData(
        "ΚΩΔΙΚΟΣ ΠΕΛΑΤΗ,Ημερομηνια,Ποσότητα,Ποσό",
        "customer=ΚΩΔΙΚΟΣ ΠΕΛΑΤΗ day=Ημερομηνια items=Ποσότητα amount=Ποσό")]
    [InlineData(
        "Mã khách hàng,Ngày,Số lượng,SO TIEN",
        "customer=Mã khách hàng day=Ngày items=Số lượng amount=SO TIEN")]
    public void Columns_are_found_by_their_headings_in_any_language(
        string headings, string found) =>
        Assert.Equal(found, Guessed(headings + "\n7,2024-01-31,2,11.77\n8,2024-02-01,1,5.00\n"));

    [Fact]
    public void Columns_without_headings_are_found_by_what_their_cells_show_alone() =>
        Assert.Equal("day=2 amount=4", Guessed("7,2024-01-31,2,11.77\n8,2024-02-01,1,5.00\n"));

    [Fact]
    public void A_heading_that_its_cells_contradict_is_not_believed()
    {
        var file = Written.Opened("customer,date,amount\n7,spring,5.10\n8,summer,6.20\n");
        var guess = MappingGuess.Of("x", file, Purchases, Currency.Usd);
        Assert.False(guess.Columns.ContainsKey("day"));
    }

    [Fact]
    public void The_whole_way_of_writing_is_guessed()
    {
        var guess = MappingGuess.Of("till", Written.Opened(
            "πελάτης;ημερομηνία;ποσό\n7;13.02.2024;1.234,50\n8;03.02.2024;10,5\n"),
            Purchases, Currency.Eur);
        Assert.Equal(DecimalSign.Comma, guess.DecimalSign);
        Assert.Equal(DateForm.DayFirst, guess.DateForm);
        Assert.Equal(FileKind.Semicolon, guess.Shape.Kind);
        Assert.Equal("EUR", guess.Currency);
    }

    [Fact]
    public void A_mapping_is_the_same_after_being_kept()
    {
        var guess = MappingGuess.Of(
            "till", Written.Opened("5;13.02.2024;1,5\n"), Purchases, Currency.Eur);
        foreach (var mapping in new[] { ImportMapping.Cdnow, guess })
        {
            var back = MappingJson.Read(MappingJson.Write(mapping), "x").Value;
            Assert.Equal(mapping.Columns, back.Columns);
            Assert.Equal(mapping with { Columns = back.Columns }, back);
        }
    }

    [Fact]
    public void A_mapping_can_be_written_by_hand()
    {
        var mapping = MappingJson.Read(
            """
            {
              // from the till
              "name": "till", "currency": "EUR", "decimalSign": "comma", "dateForm": "dayFirst",
              "shape": { "kind": "semicolon", "encoding": "windows-1253", "hasHeader": false },
              "columns": { "customer": 1, "day": "Date", "amount": 3 },
            }
            """,
            "till.json").Value;
        Assert.Equal(new ColumnName("Date"), mapping.Columns["day"]);
        Assert.Equal(new ColumnName(3), mapping.Columns["amount"]);
        Assert.Equal(FileKind.Semicolon, mapping.Shape.Kind);
    }

    [Theory]
    [InlineData("", "$")]
    [InlineData("null", "$")]
    [InlineData("{\"name\": \"x\", \"colums\": {}}", "$.colums")]
    [InlineData("{\"name\": \"x\", \"shape\": {\"kind\": \"comm\"}}", "$.shape.kind")]
    [InlineData("{\"name\": \"x\", \"columns\": {\"day\": true}}", "$.columns.day")]
    [InlineData("{\"name\": \"x\", \"columns\": {\"day\": 2.5}}", "$.columns.day")]
    [InlineData("{\"name\": \"x\", \"columns\": null}", "$.columns")]
    [InlineData("{\"columns\": {}}", "$")]
    public void A_misspelt_mapping_is_refused_with_its_place(string json, string where) =>
        Assert.Equal(
            new MappingIsUnreadable("my.json", where), MappingJson.Read(json, "my.json").Refusal);

    [Fact]
    public void A_mapping_that_does_not_fit_the_file_names_every_fault()
    {
        var mapping = ImportMapping.Cdnow with
        {
            Columns = new Dictionary<string, ColumnName>(StringComparer.Ordinal)
            {
                ["customer"] = new("client"), ["day"] = new(9), ["items"] = new("n"),
                ["colour"] = new("date"),
            },
        };
        var no = RowReader.Of(mapping, Purchases, ["date", "n", "N"], Currency.Eur).Refusal;
        Assert.Equal(
            [
                new("customer", new NoSuchColumn("client")), new("day", new NoSuchColumn("9")),
                new("items", new HeadingStandsTwice("n")), new("colour", new NoSuchField("colour")),
                new("amount", new FieldNeedsColumn("amount")),
            ],
            Assert.IsType<BadInput>(no).Faults);
        Assert.IsType<BadInput>(RowReader.Of(
            mapping with { Currency = "XXX" }, Purchases, [], Currency.Eur).Refusal);
    }

    [Fact]
    public void A_row_shows_all_its_faults_at_once()
    {
        var file = Written.Opened("customer,date,items,amount\n ,2024-02-31,,1e9\n");
        var mapping = MappingGuess.Of("x", Written.Opened(
            "customer,date,items,amount\n7,2024-01-31,1,5.00\n"), Purchases, Currency.Usd);
        var row = RowReader.Of(mapping, Purchases, file.Headings, Currency.Usd).Value
            .Read(file.Rows().Single());

        Assert.Null(row.Text("customer"));
        Assert.Null(row.Day("day"));
        Assert.Null(row.Count("items"));
        Assert.Null(row.Amount("amount"));
        Assert.Null(row.Text("store"));
        Assert.Equal(
            [
                new("customer", new CellIsEmpty()), new("date", new NoSuchDay("2024-02-31")),
                new("amount", new NotANumber("1e9")),
            ],
            row.Faults);
    }

    [Fact]
    public void The_textbooks_music_shop_is_read_to_the_cent()
    {
        var folder = Environment.GetEnvironmentVariable("KITE_DATASETS")
            ?? Path.Combine(Sources.Root, "..", "shared", "data");
        var path = Path.Combine(folder, "CDNOW_master.txt");
        if (!File.Exists(path)) Assert.Skip("The CDNOW data set is not at hand.");

        using var file = TabularFile.Open(path, ImportMapping.Cdnow.Shape).Value;
        var reader = RowReader.Of(
            ImportMapping.Cdnow, Purchases, file.Headings, Currency.Eur).Value;
        var rows = file.Rows().Select(reader.Read).ToList();
        var coins = rows.Sum(row => row.Amount("amount")!.Value.Coins);

        // The same sum by hand: the digits of the last word of every line.
        var byHand = File.ReadLines(path).Skip(1).Sum(line => long.Parse(
            line.Split(' ')[^1].Replace(".", "", StringComparison.Ordinal),
            System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(byHand, coins);
        Assert.Equal(69_659, rows.Count);
        Assert.Equal(69_660, rows[^1].Row.Number);
        Assert.Equal(23_570, rows.CountBy(row => row.Text("customer")!).Count());
        Assert.Equal(new DateOnly(1997, 1, 1), rows.Min(row => row.Day("day")!.Value.Day));
        Assert.Equal(new DateOnly(1998, 6, 30), rows.Max(row => row.Day("day")!.Value.Day));
        Assert.All(rows, row => Assert.Empty(row.Faults));
        Assert.Equal(Currency.Usd, reader.Currency);
    }

    private static string Guessed(string text)
    {
        var mapping = MappingGuess.Of("x", Written.Opened(text), Purchases, Currency.Usd);
        return string.Join(' ', Purchases
            .Where(field => mapping.Columns.ContainsKey(field.Name))
            .Select(field => $"{field.Name}={mapping.Columns[field.Name]}"));
    }
}
