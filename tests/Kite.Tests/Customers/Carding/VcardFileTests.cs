using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace Kite.Tests;

/// <summary>Files of electronic cards, taken in and given back.</summary>
[Trait("books", "both")]
public sealed class VcardFileTests
{
    private const string Three = """
        BEGIN:VCARD
        VERSION:3.0
        UID:one
        FN:Anna Vlachou
        N:Vlachou;Anna;;;
        TEL;TYPE=CELL:+306945550001
        EMAIL:anna@vlachou.example
        ADR:;;Ermou 15;Athens;;105 63;Greece
        CATEGORIES:Tea
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        FN:Broken Phone
        TEL:12
        END:VCARD
        BEGIN:VCARD
        VERSION:2.1
        FN:Harbour Ltd
        ORG:Harbour Ltd
        TEL;WORK:+442079460123
        END:VCARD
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_card_is_added_or_comes_back_with_its_reason()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var sum = await Send(owner, Three);

        Assert.Equal((3, 2, 0, 1), Counts(sum));
        var no = Assert.Single(sum.GetProperty("reasons").EnumerateArray());
        Assert.Equal(
            (2, 11, "Broken Phone"), (no.Number("card"), no.Number("line"), no.Word("name")));
        var back = sum.Word("refusedFile")!;
        Assert.Contains("FN:Broken Phone", back, StringComparison.Ordinal);
        Assert.Contains("NOTE;X-KITE-REFUSED=1:", back, StringComparison.Ordinal);
        var all = (await owner.Ask("/customers?source=vcard&order=number")).Items().ToList();
        Assert.Equal(["Harbour Ltd", "Anna Vlachou"], all.Select(c => c.Word("name")));
        var anna = await owner.Ask($"/customers/{all[1].Number()}");
        Assert.Equal("+306945550001", anna.Word("phone"));
        Assert.Equal("Tea", anna.GetProperty("tags")[0].GetString());
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Send(owner, Three);

        Assert.Equal((3, 0, 2, 1), Counts(await Send(owner, Three)));
        Assert.Equal((6, 0, 4, 2), Counts(await Send(owner, Three + "\n" + Three)));
    }

    [Fact]
    public async Task A_dry_run_counts_and_keeps_nothing()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        Assert.Equal((3, 2, 0, 1), Counts(await Send(owner, Three, "?dryRun=true")));
        Assert.Empty((await owner.Ask("/customers")).Items());
        Assert.Equal((3, 2, 0, 1), Counts(await Send(owner, Three)));
    }

    [Fact]
    public async Task Who_was_typed_in_before_is_known_by_phone_and_name()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await owner.Tell("/customers", new { name = "ANNA VLACHOU", phone = "+306945550001" });

        Assert.Equal((3, 1, 1, 1), Counts(await Send(owner, Three)));
    }

    [Fact]
    public async Task What_is_given_along_comes_back_as_nobody_new()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Send(owner, Three);
        await owner.Tell("/customers", new { name = "Nobody Reached", note = "a; b, c\nd" });

        var file = await owner.GetStringAsync("/api/v1/customers/vcards?order=number", Cancel);
        var four = await owner.GetStringAsync("/api/v1/customers/vcards?version=4", Cancel);

        Assert.Equal(3, file.Split("BEGIN:VCARD").Length - 1);
        Assert.Equal((3, 0, 3, 0), Counts(await Send(owner, file)));
        Assert.Equal((3, 0, 3, 0), Counts(await Send(owner, four)));
    }

    [Fact]
    public async Task What_is_given_along_says_the_same_in_other_books()
    {
        await using var here = await Shop.Open();
        await using var there = await Shop.Open();
        var (one, other) = (await here.Client(), await there.Client());
        await Send(one, Three);

        var file = await one.GetStringAsync("/api/v1/customers/vcards?order=number", Cancel);
        await Send(other, file);

        foreach (var number in new[] { 1, 2 })
        {
            var (a, b) = (await one.Ask($"/customers/{number}"),
                await other.Ask($"/customers/{number}"));
            foreach (var field in new[]
            {
                "kind", "name", "familyName", "givenName", "phone", "email", "address",
                "postalCode", "city", "country", "note",
            })
                Assert.Equal(Raw(a, field), Raw(b, field));
        }
    }

    [Fact]
    public async Task Who_works_for_a_firm_of_the_same_file_is_linked_to_it()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        const string both = "BEGIN:VCARD\nVERSION:3.0\nFN:Tom Hill\nN:Hill;Tom;;;\n"
            + "ORG:Hill Ltd;Sales\nEMAIL:tom@hill.example\nEND:VCARD\n"
            + "BEGIN:VCARD\nVERSION:3.0\nFN:Hill Ltd\nORG:Hill Ltd\nEND:VCARD\n";

        await Send(owner, both);

        var tom = (await owner.Ask("/customers?search=tom")).Items().Single();
        var work = await owner.Ask($"/customers/{tom.Word("id")}/relations");
        Assert.Contains("\"employer\"", work.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Sales", work.GetRawText(), StringComparison.Ordinal);
        var file = await owner.GetStringAsync(
            $"/api/v1/customers/{tom.Word("id")}/vcard", Cancel);
        Assert.Contains("ORG:Hill Ltd;Sales\r\n", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""), InlineData("no card at all"), InlineData("\0\0\0\0")]
    [InlineData("PK\u0003\u0004")]
    public async Task What_is_no_file_of_cards_is_refused_at_the_file(string text)
    {
        await using var shop = await Shop.Open();
        var answer = await (await shop.Client()).PostAsync(
            "/api/v1/customers/vcards", new StringContent(text), Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var no = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(no.GetProperty("fields").TryGetProperty("file", out _));
    }

    [Fact]
    public async Task Whoever_may_only_type_customers_in_brings_one_card_and_no_file_of_many()
    {
        await using var shop = await Shop.Open();
        var cashier = await shop.Client(Role.Cashier);

        var many = await cashier.PostAsync(
            "/api/v1/customers/vcards", new StringContent(Three), Cancel);
        var one = await cashier.PostAsync(
            "/api/v1/customers/vcards",
            new StringContent(Three[..(Three.IndexOf("END:VCARD", StringComparison.Ordinal) + 9)]),
            Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, many.StatusCode);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
    }

    [Fact]
    public async Task Random_bytes_are_never_our_mistake()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Gen.Byte.Array[0, 400].SampleAsync(
            async bytes =>
            {
                byte[] card =
                [
                    .. "BEGIN:VCARD\r\n"u8, .. bytes, .. "\r\nEND:VCARD\r\n"u8,
                ];
                var answer = await owner.PostAsync(
                    "/api/v1/customers/vcards", new ByteArrayContent(card), Cancel);
                Assert.True((int)answer.StatusCode < 500);
            },
            iter: 60, threads: 1);
    }

    private static async Task<JsonElement> Send(HttpClient client, string text, string how = "")
    {
        var answer = await client.PostAsync(
            "/api/v1/customers/vcards" + how, new ByteArrayContent(Encoding.UTF8.GetBytes(text)),
            Cancel);
        var told = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, told);
        return JsonElement.Parse(told);
    }

    private static (long, long, long, long) Counts(JsonElement sum) =>
        (sum.Number("read"), sum.Number("added"), sum.Number("known"), sum.Number("refused"));

    private static string? Raw(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) ? value.GetRawText() : null;
}
