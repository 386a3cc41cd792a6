using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;

namespace Kite.Tests;

/// <summary>The photo of a customer over HTTP: put on, shown, replaced, taken off.</summary>
[Trait("books", "both")]
public sealed class PhotoRouteTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_photo_is_shown_as_what_its_bytes_are_and_as_nothing_else()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        var lie = new ByteArrayContent(Pictures.Png);
        lie.Headers.ContentType = new("text/html");

        var put = await owner.PutAsync(PhotoDesk.PhotoAt(lin), lie, Cancel);
        var shown = await owner.GetAsync(PhotoDesk.PhotoAt(lin), Cancel);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("image/png", shown.Content.Headers.ContentType?.ToString());
        Assert.Equal("inline", shown.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(shown.Headers.CacheControl is { Private: true, NoCache: true });
        Assert.Equal(Pictures.Png, await shown.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_has_it_already_is_told_so_until_it_is_another()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        await owner.PutPhoto(lin, Pictures.Png);
        var tag = (await owner.GetAsync(PhotoDesk.PhotoAt(lin), Cancel)).Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, await Again());
        await owner.PutPhoto(lin, Pictures.Jpeg);
        Assert.Equal(HttpStatusCode.OK, await Again());

        async Task<HttpStatusCode> Again()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, PhotoDesk.PhotoAt(lin));
            request.Headers.IfNoneMatch.Add(tag);
            return (await owner.SendAsync(request, Cancel)).StatusCode;
        }
    }

    [Fact]
    public async Task The_record_tells_of_its_photo_and_no_longer_when_it_is_gone()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        Assert.Equal(JsonValueKind.Null, (await About()).ValueKind);

        await owner.PutPhoto(lin, Pictures.Webp);
        await owner.PutPhoto(lin, Pictures.Jpeg);
        var about = await About();
        Assert.Equal(
            ("image/jpeg", 40, 30, Pictures.Jpeg.Length, "api"),
            (about.Word("mediaType"), about.Number("width"), about.Number("height"),
                about.Number("size"), about.Word("source")));

        await owner.DropPhoto(lin);
        Assert.Equal(JsonValueKind.Null, (await About()).ValueKind);
        Assert.Null(await owner.Photo(lin));
        var again = await owner.DeleteAsync(PhotoDesk.PhotoAt(lin), Cancel);
        Assert.Equal("no-photo", await again.Code());

        async Task<JsonElement> About() =>
            (await owner.Ask($"/customers/{lin}")).GetProperty("photo");
    }

    public static TheoryData<string, byte[]> NoPhotos => new()
    {
        { "file-is-empty", [] },
        { "not-a-photo", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>") },
        { "not-a-photo", Encoding.UTF8.GetBytes("<script>alert(1)</script>") },
        { "photo-is-broken", Pictures.Png[..20] },
        { "photo-is-too-large", new byte[Photo.MostBytes + 1] },
        { "photo-has-too-many-pixels", Pictures.PngOf(5000, 40) },
    };

    [Theory, MemberData(nameof(NoPhotos))]
    public async Task What_cannot_be_kept_is_refused_at_the_file(string code, byte[] bytes)
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        await owner.PutPhoto(lin, Pictures.Png);

        var answer = await owner.SendPhoto(lin, bytes);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var told = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal(code, told.GetProperty("fields").GetProperty("file")[0].Word("code"));
        Assert.Equal(Pictures.Png, await owner.Photo(lin));
    }

    [Fact]
    public async Task Only_who_may_see_names_sees_faces_and_only_who_writes_changes_them()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        await owner.PutPhoto(lin, Pictures.Png);

        var told = new List<string>();
        foreach (var role in new[] { Role.Analyst, Role.Finance, Role.Cashier })
        {
            var client = await shop.Client(role);
            var seen = await client.GetAsync(PhotoDesk.PhotoAt(lin), Cancel);
            var put = await client.SendPhoto(lin, Pictures.Jpeg);
            var dropped = await client.DeleteAsync(PhotoDesk.PhotoAt(lin), Cancel);
            told.Add($"{role} {(int)seen.StatusCode} {(int)put.StatusCode} "
                + $"{(int)dropped.StatusCode}");
        }
        var analyst = await (await shop.Client(Role.Analyst)).Ask($"/customers/{lin}");
        var blind = await shop.Client("customers:read customers:write");

        Assert.Equal(
            ["Analyst 403 403 403", "Finance 200 403 403", "Cashier 200 200 204"], told);
        Assert.Equal(JsonValueKind.Null, analyst.GetProperty("photo").ValueKind);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await blind.SendPhoto(lin, Pictures.Png)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await shop.Stranger().GetAsync(PhotoDesk.PhotoAt(lin), Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_trail_tells_that_it_changed_and_holds_no_picture()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        await owner.PutPhoto(lin, Pictures.Png);
        await owner.PutPhoto(lin, Pictures.Jpeg);
        await owner.DropPhoto(lin);

        var lines = await shop.Books(db => db.Set<AuditEntry>().AsNoTracking()
            .Where(e => e.SubjectId == lin && e.Deed == "changed")
            .OrderBy(e => e.Position).Select(e => e.Changes).ToListAsync(Cancel));

        Assert.Equal(
            [
                "- > PNG 40 × 30, 1 kB", "PNG 40 × 30, 1 kB > JPEG 40 × 30, 1 kB",
                "JPEG 40 × 30, 1 kB > -",
            ],
            lines.Select(l => JsonElement.Parse(l).GetProperty("photo"))
                .Select(c => $"{c.Word("from") ?? "-"} > {c.Word("to") ?? "-"}"));
        Assert.All(lines, l => Assert.InRange(l.Length, 1, 200));
        var timeline = await owner.Ask($"/customers/{lin}/timeline");
        Assert.Equal(3, timeline.GetRawText().Split("\"field\":\"photo\"").Length - 1);
    }

    [Fact]
    public async Task It_lies_sealed_and_is_dark_once_the_key_is_gone()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var lin = await owner.Someone("Lin Mei");
        await owner.PutPhoto(lin, Pictures.Png);

        var kept = await shop.Books(db => db.Set<CustomerPhoto>().AsNoTracking()
            .SingleAsync(p => p.CustomerId == lin, Cancel));
        await shop.Books(db => db.Set<DataKey>().Where(k => k.OwnerId == lin)
            .ExecuteDeleteAsync(Cancel));
        var dark = await owner.GetAsync(PhotoDesk.PhotoAt(lin), Cancel);

        Assert.Equal(-1, kept.Sealed.AsSpan().IndexOf("IHDR"u8));
        Assert.Equal("photo-is-dark", await dark.Code());
    }

    [Fact]
    public async Task A_face_goes_with_the_name_and_with_the_customer()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var (lin, wu) = (await owner.Someone("Lin Mei"), await owner.Someone("Wu Bo"));
        await owner.PutPhoto(lin, Pictures.Png);
        await owner.PutPhoto(wu, Pictures.Png);

        await shop.Books(async db =>
        {
            await using var whole = await db.Database.BeginTransactionAsync(Cancel);
            var customer = await db.Set<Customer>().SingleAsync(c => c.Id == lin, Cancel);
            await db.Empty(customer, ["name"], shop.Keys, Cancel);
            await CustomerBook.Remove(db, [wu], Cancel);
            await whole.CommitAsync(Cancel);
            return true;
        });

        Assert.Null(await owner.Photo(lin));
        Assert.Equal(0, await shop.Books(db => db.Set<CustomerPhoto>().CountAsync(Cancel)));
    }
}
