namespace Kite.Tests.Importing;

/// <summary>Every kind of bad input in a file of customers, and what is said of it.</summary>
public sealed class CustomerFaultTests
{
    // column | cell | the fault's code
    private static readonly string Long = new('x', 5000);

    public static TheoryData<string, string, string> Faults => new()
    {
        { "id", Long[..101], "text-is-too-long" },
        { "number", "-3", "out-of-range" },
        { "number", "seven", "not-a-number" },
        { "kind", "robot", "not-a-kind" },
        { "name", Long[..201], "text-is-too-long" },
        { "family name", Long[..101], "text-is-too-long" },
        { "given name", Long[..101], "text-is-too-long" },
        { "reading", Long[..201], "text-is-too-long" },
        { "phone", "call me", "not-a-phone-number" },
        { "mobile", "12", "not-a-phone-number" },
        { "phone 2", "x", "not-a-phone-number" },
        { "fax", "none", "not-a-phone-number" },
        { "email", "ann at home", "not-an-email" },
        { "email 2", "ann@", "not-an-email" },
        { "website", Long[..201], "text-is-too-long" },
        { "address", Long[..501], "text-is-too-long" },
        { "postal code", Long[..21], "text-is-too-long" },
        { "city", Long[..101], "text-is-too-long" },
        { "country", "Atlantis", "not-a-country" },
        { "country", "ZZ", "not-a-country" },
        { "language", "the old tongue", "not-a-language" },
        { "birth date", "2026-02-31", "no-such-day" },
        { "birth date", "yesterday", "not-a-day" },
        { "birth date", "2027-01-01", "not-a-birth-date" },
        { "birth date", "1801-01-01", "year-is-out-of-range" },
        { "lunar birthday", "1990-13-01", "not-a-lunar-date" },
        { "age band", "old", "not-an-age-band" },
        { "gender", "robot", "not-a-gender" },
        { "nationality", "Atlantean", "not-a-country" },
        { "industry", Long[..101], "text-is-too-long" },
        { "position", Long[..101], "text-is-too-long" },
        { "standing", Long[..101], "text-is-too-long" },
        { "credit grade", "F", "not-a-credit-grade" },
        { "stars", "6", "out-of-range" },
        { "stars", "many", "not-a-number" },
        { "tags", Long[..61], "not-a-tag" },
        { "tags", string.Join('、', Enumerable.Range(1, 51)), "too-many-tags" },
        { "note", Long[..4001], "text-is-too-long" },
        { "consent", Long[..3999], "text-is-too-long" },
        { "id number", Long[..61], "text-is-too-long" },
    };

    [Fact]
    public async Task Each_is_named_at_its_column_in_every_language()
    {
        await using var shop = await Shop.Open();
        var client = await shop.Client();
        var wrong = new List<string>();
        foreach (var row in Faults)
        {
            var (column, cell, code) = row.Data;
            var named = column == "name" ? "" : ",name";
            var end = named.Length > 0 ? ",Ann\n" : "\n";
            var others = string.Concat(Enumerable.Repeat(Sound(column) + end, 5));
            var file = $"{column}{named}\n{cell}{end}{others}";
            var desk = new ImportDesk(client, "customers");
            var preview = await desk.Send(file);
            var faults = preview.GetProperty("rows")[0].GetProperty("faults");
            var said = faults.EnumerateArray()
                .Select(f => $"{f.GetProperty("field")}: {f.GetProperty("code")}")
                .ToList();
            var expected = column == "consent" ? $": {code}" : $"{column}: {code}";
            if (said is not [var only] || only != expected)
                wrong.Add($"{column} '{cell[..Math.Min(20, cell.Length)]}': "
                    + $"{string.Join("; ", said)} instead of {expected}");
        }
        Expect.None(wrong);
    }

    // What a column holds is seen from most of its cells.
    private static string Sound(string column) => column switch
    {
        "number" => "7",
        "birth date" => "1984-05-02",
        "stars" => "5",
        "name" => "Ann",
        _ => "",
    };

    [Fact]
    public async Task Nobody_at_all_is_refused_at_the_row()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");

        var preview = await desk.Send("name,phone,city\n,,Berlin\n");

        var fault = preview.GetProperty("rows")[0].GetProperty("faults")[0];
        Assert.Equal("name", fault.GetProperty("field").GetString());
        Assert.Equal("nobody-is-named", fault.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_without_anything_to_know_people_by_needs_a_column()
    {
        await using var shop = await Shop.Open();
        var desk = new ImportDesk(await shop.Client(), "customers");

        var preview = await desk.Send("city,country\nBerlin,DE\n");

        var fault = preview.GetProperty("faults")[0];
        Assert.Equal("name", fault.GetProperty("field").GetString());
        Assert.Equal("field-needs-column", fault.GetProperty("code").GetString());
    }
}
