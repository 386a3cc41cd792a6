using System.Text;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>Photos on electronic cards, taken in and given along.</summary>
[Trait("books", "both")]
public sealed class CardPhotoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Versions => new()
    {
        { "2.1", $"PHOTO;ENCODING=BASE64;TYPE=JPEG:\n {Folded("\n ")}\n" },
        { "2.1", $"PHOTO;JPEG;BASE64:\n{Folded("\n")}\n" },
        { "3.0", $"PHOTO;ENCODING=b;TYPE=JPEG:{Folded("\n ")}" },
        { "3.0", $"PHOTO;VALUE=uri;TYPE=jpeg:data:image/jpeg;base64,{Folded("\n ")}" },
        { "4.0", $"PHOTO:data:image/jpeg;base64,{Folded("\n ")}" },
    };

    [Theory, MemberData(nameof(Versions))]
    public async Task The_photo_of_a_card_is_kept(string version, string photo)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var sum = await Send(owner, Card("Anna Vlachou", photo, version));

        Assert.Equal((1, 0), (sum.Number("photos"), sum.Number("withoutPhoto")));
        var anna = await owner.Ask("/customers/1");
        Assert.Equal("vcard", anna.GetProperty("photo").Word("source"));
        Assert.Equal(Pictures.Jpeg, await owner.Photo(anna.GetProperty("id").GetGuid()));
    }

    [Theory]
    [InlineData("PHOTO;VALUE=uri:https://faces.example/anna.jpg", "lies on the web")]
    [InlineData("PHOTO:http://faces.example/anna.jpg", "lies on the web")]
    [InlineData("PHOTO;ENCODING=b;TYPE=JPEG:no*letters", "cannot be read")]
    [InlineData("PHOTO:data:image/svg+xml;utf8,<svg/>", "cannot be read")]
    [InlineData("PHOTO:data:image/svg+xml;base64,PHN2Zy8+", "Only pictures in JPEG")]
    [InlineData("PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=", "broken")]
    public async Task A_bad_photo_is_left_out_and_told_and_spoils_no_card(
        string photo, string why)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var sum = await Send(
            owner, Card("Wu Bo", "TEL:+306945550001") + Card("Anna Vlachou", photo));

        Assert.Equal((2, 0), (sum.Number("added"), sum.Number("refused")));
        var told = Assert.Single(sum.GetProperty("photosLeftOut").EnumerateArray());
        Assert.Equal(
            (2, 6, "Anna Vlachou"),
            (told.Number("card"), told.Number("line"), told.Word("name")));
        Assert.Contains(why, told.Word("why"), StringComparison.Ordinal);
        Assert.Equal(0, await shop.Books(db => db.Set<CustomerPhoto>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task A_photo_that_is_too_large_is_left_out_and_one_in_the_card_wins()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        byte[] large = [.. Pictures.Png, .. new byte[Photo.MostBytes]];

        var sum = await Send(
            owner,
            Card("Anna", $"PHOTO;ENCODING=b:{Convert.ToBase64String(large)}")
            + Card("Wu", $"PHOTO:https://faces.example/wu.png\n{Three(Pictures.Gif)}"));

        Assert.Equal((1, 1), (sum.Number("photos"), sum.Number("withoutPhoto")));
        Assert.Contains(
            "512 kB", sum.GetProperty("photosLeftOut")[0].Word("why"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_known_keeps_the_photo_that_the_books_have()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Send(owner, Card("Anna", "UID:one\n" + Three(Pictures.Png)));

        var again = await Send(owner, Card("Anna", "UID:one\n" + Three(Pictures.Jpeg)));

        Assert.Equal((1, 0, 0),
            (again.Number("known"), again.Number("photos"), again.Number("withoutPhoto")));
        Assert.Equal(Pictures.Png, await owner.Photo(await Id(owner, 1)));
    }

    [Fact]
    public async Task A_dry_run_counts_photos_and_keeps_none()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();

        var sum = await Send(owner, Card("Anna", Three(Pictures.Png)), "?dryRun=true");

        Assert.Equal(1, sum.Number("photos"));
        Assert.Equal(0, await shop.Books(db => db.Set<CustomerPhoto>().CountAsync(Cancel)));
    }

    [Theory]
    [InlineData(3, "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo")]
    [InlineData(4, "PHOTO:data:image/png;base64,iVBORw0KGgo")]
    public async Task What_is_given_along_brings_the_photos_to_other_books(
        int version, string begins)
    {
        await using var here = await Shop.Open();
        await using var there = await Shop.Open();
        var (one, other) = (await here.Client(), await there.Client());
        byte[][] photos = [Pictures.Png, Pictures.Jpeg, Pictures.Gif, Pictures.WebpLossless];
        foreach (var photo in photos)
            await one.PutPhoto(await one.Someone($"Guest {photo.Length}"), photo);
        await one.Customer("Nobody Pictured");

        var file = await one.GetStringAsync(
            $"/api/v1/customers/vcards?order=number&down=false&version={version}", Cancel);
        var single = await one.GetStringAsync(
            $"/api/v1/customers/{await Id(one, 1)}/vcard?version={version}", Cancel);
        var sum = await Send(other, file);

        Assert.Equal((5, 4), (sum.Number("added"), sum.Number("photos")));
        Assert.Contains(begins, single, StringComparison.Ordinal);
        Assert.All(file.Split("\r\n"), line => Assert.InRange(line.Length, 0, 75));
        foreach (var photo in photos)
        {
            var found = (await other.Ask($"/customers?search=Guest {photo.Length}")).Items();
            Assert.Equal(photo, await other.Photo(found.Single().GetProperty("id").GetGuid()));
        }
    }

    [Fact]
    public async Task The_square_for_a_camera_leaves_the_photo_out()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var anna = await owner.Someone("Anna Vlachou");
        var bare = await owner.GetStringAsync($"/api/v1/customers/{anna}/vcard.svg", Cancel);
        await owner.PutPhoto(anna, Pictures.Png);

        Assert.Equal(
            bare, await owner.GetStringAsync($"/api/v1/customers/{anna}/vcard.svg", Cancel));
    }

    [Fact]
    public async Task The_trail_counts_the_photos_of_a_file_and_holds_none()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        await Send(
            owner,
            Card("Anna", Three(Pictures.Png)) + Card("Wu", "PHOTO:http://faces.example/wu"));

        var lines = await shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .Select(e => new { e.Subject, e.Changes }).ToListAsync(Cancel));

        var facts = JsonElement.Parse(lines.Single(l => l.Subject == "vcard-import").Changes);
        Assert.Equal((1, 1), (facts.Number("photos"), facts.Number("photosLeftOut")));
        Assert.DoesNotContain(
            lines, l => l.Changes.Contains("iVBORw0KGgo", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_merged_customers_card_bears_the_photo_of_the_survivor()
    {
        await using var shop = await Shop.Open();
        var desk = await MergeDesk.Open(shop);
        var (lin, twin) = (
            await desk.Client.Someone("Lin Mei"), await desk.Client.Someone("Mei Lin"));
        await desk.Client.PutPhoto(twin, Pictures.Gif);
        await desk.Merge(lin, twin);

        var card = await desk.Client.GetStringAsync($"/api/v1/customers/{twin}/vcard", Cancel);

        Assert.Contains("FN:Lin Mei", card, StringComparison.Ordinal);
        Assert.Contains("PHOTO;ENCODING=b;TYPE=GIF:R0lGODlh", card, StringComparison.Ordinal);
    }

    private static string Folded(string fold) => string.Join(
        fold, Convert.ToBase64String(Pictures.Jpeg).Chunk(60).Select(c => new string(c)));

    private static string Three(byte[] photo) =>
        $"PHOTO;ENCODING=b;TYPE=X:{Convert.ToBase64String(photo)}";

    private static string Card(string name, string more, string version = "3.0") =>
        $"BEGIN:VCARD\nVERSION:{version}\nFN:{name}\n{more}\nEND:VCARD\n";

    private static async Task<Guid> Id(HttpClient client, long number) =>
        (await client.Ask($"/customers/{number}")).GetProperty("id").GetGuid();

    private static async Task<JsonElement> Send(HttpClient client, string text, string how = "")
    {
        var answer = await client.PostAsync(
            "/api/v1/customers/vcards" + how, new ByteArrayContent(Encoding.UTF8.GetBytes(text)),
            Cancel);
        var told = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, told);
        return JsonElement.Parse(told);
    }
}
