using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Kite.Tests;

/// <summary>Business cards over HTTP: read, added, given along.</summary>
[Trait("books", "both")]
public sealed class CardRouteTests
{
    private const string Card = """
        Eleni Papadopoulou
        Buyer
        Anemos Ltd
        M: +30 694 555 1234
        T: +30 210 555 1234
        eleni@anemos.example
        Syngrou Avenue 120, 117 41 Athens, Greece
        """;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_card_is_understood_and_nothing_is_kept()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var read = await till.Tell("/customers/cards/readings", new { text = Card });

        var facts = read.GetProperty("facts");
        Assert.Equal("Eleni Papadopoulou", facts.Word("name"));
        Assert.Equal("+306945551234", facts.Word("phone"));
        Assert.Equal("Anemos Ltd", facts.Word("note"));
        Assert.Contains(
            read.GetProperty("parts").EnumerateArray(),
            p => p.Word("field") == "mobile" && p.Number("line") == 4);
        Assert.Empty((await till.Ask("/customers")).Items());
    }

    [Fact]
    public async Task A_card_becomes_a_customer_with_all_ways_to_reach_them()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();

        var added = await till.Tell("/customers/cards", new { text = Card });
        var shown = await till.Ask($"/customers/{added.Number()}");

        Assert.Equal("card", shown.Word("source"));
        Assert.Equal(
            ("Papadopoulou", "Eleni", "Buyer", "Athens", "117 41", "GR"),
            (shown.Word("familyName"), shown.Word("givenName"), shown.Word("position"),
                shown.Word("city"), shown.Word("postalCode"), shown.Word("country")));
        var point = Assert.Single(shown.GetProperty("contactPoints").EnumerateArray());
        Assert.Equal(("+302105551234", "work"), (point.Word("value"), point.Word("use")));
    }

    [Fact]
    public async Task Who_works_for_a_firm_of_the_books_is_linked_to_it()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Anemos Ltd", kind = "company" });

        var read = await till.Tell("/customers/cards/readings", new { text = Card });
        var added = await till.Tell("/customers/cards", new { text = Card });
        var work = await till.Ask($"/customers/{added.Word("id")}/relations");

        Assert.Equal(1, read.GetProperty("firm").Number());
        Assert.Contains("\"employer\"", work.GetRawText(), StringComparison.Ordinal);
        var shown = await till.Ask($"/customers/{added.Number()}");
        Assert.Equal(added.Number("version"), shown.Number("version"));
        Assert.False(shown.TryGetProperty("note", out var note) && note.GetString() is not null);
    }

    [Fact]
    public async Task Who_is_in_the_books_already_is_shown_beside_the_card()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers/cards", new { text = Card });

        var again = await till.Tell("/customers/cards/readings", new { text = Card });

        var like = Assert.Single(again.GetProperty("likenesses").EnumerateArray());
        Assert.Equal("likely", like.Word("degree"));
    }

    [Fact]
    public async Task What_was_corrected_stands_and_faults_name_the_fields_of_the_card()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        object Order(string mobile) => new
        {
            text = Card,
            corrected = new[]
            {
                new { field = "mobile", value = mobile }, new { field = "position", value = "" },
            },
        };

        var wrong = await till.PostAsJsonAsync("/api/v1/customers/cards", Order("12"), Cancel);
        var added = await till.Tell("/customers/cards", Order("+30 697 555 0000"));
        var nothing = await till.PostAsJsonAsync(
            "/api/v1/customers/cards", new { text = " \n " }, Cancel);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        var faults = await wrong.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(faults.GetProperty("fields").TryGetProperty("mobile", out _));
        Assert.Equal("+306975550000", added.Word("phone"));
        Assert.False(
            added.TryGetProperty("position", out var title) && title.GetString() is not null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task A_customer_is_given_along_as_a_card_and_as_a_square_to_scan()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        await till.Tell("/customers", new { name = "Anemos Ltd", kind = "company" });
        var added = await till.Tell("/customers/cards", new { text = Card });
        var id = added.Word("id");

        var file = await till.GetAsync($"/api/v1/customers/{id}/vcard", Cancel);
        var text = await file.Content.ReadAsStringAsync(Cancel);
        var four = await till.GetStringAsync($"/api/v1/customers/{id}/vcard?version=4", Cancel);
        var five = await till.GetAsync($"/api/v1/customers/{id}/vcard?version=5", Cancel);
        var square = await till.GetAsync($"/api/v1/customers/{id}/vcard.svg", Cancel);

        Assert.Equal("text/vcard; charset=utf-8", file.Content.Headers.ContentType?.ToString());
        Assert.Equal("customer-2.vcf", file.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Contains("ORG:Anemos Ltd\r\n", text, StringComparison.Ordinal);
        Assert.Contains("VERSION:4.0", four, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, five.StatusCode);
        Assert.StartsWith(
            "<svg", await square.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal("image/svg+xml", square.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Cards_are_given_only_to_those_who_may_and_the_trail_keeps_it()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var added = await till.Tell("/customers/cards", new { text = Card });
        var cashier = await shop.Client(Role.Cashier);

        foreach (var path in new[]
        {
            $"/customers/{added.Word("id")}/vcard", $"/customers/{added.Word("id")}/vcard.svg",
            "/customers/vcards",
        })
        {
            Assert.Equal(
                HttpStatusCode.Forbidden,
                (await cashier.GetAsync("/api/v1" + path, Cancel)).StatusCode);
            Assert.Equal(
                HttpStatusCode.OK, (await till.GetAsync("/api/v1" + path, Cancel)).StatusCode);
        }
        var trail = await till.Ask("/audit?subject=customer-export");
        Assert.Equal(3, trail.Items().Count());
    }

    [Fact]
    public async Task The_square_of_the_longest_card_can_still_be_drawn()
    {
        await using var shop = await Shop.Open();
        var till = await shop.Client();
        var long100 = new string('王', 100);
        var added = await till.Tell("/customers", new
        {
            name = new string('王', 200), familyName = long100, givenName = long100,
            position = long100, address = new string('路', 500), phone = "+302105551234",
        });

        var square = await till.GetStringAsync(
            $"/api/v1/customers/{added.Word("id")}/vcard.svg", Cancel);

        Assert.StartsWith("<svg", square, StringComparison.Ordinal);
    }
}
