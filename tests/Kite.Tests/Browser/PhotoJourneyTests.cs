using Microsoft.Playwright;

namespace Kite.Tests.Browser;

/// <summary>A photo is put on a customer, refused, shown, replaced and taken off.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class PhotoJourneyTests(Premises premises)
{
    private const string Shown = "img.cu-photo";
    private const string Field = ".ph-field input[type=file]";

    [Fact]
    public async Task A_photo_comes_and_goes_and_the_form_is_saved_all_the_same()
    {
        await using var site = await premises.Bare("photo");
        await using var screen = await premises.Open(site.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var way = new Journey(screen, "photo");
        await screen.Go("/customers/new");
        await way.Page.GetByLabel("Given name").FillAsync("Anna Vlachou");
        await way.Page.ClickAsync("text=Save");
        await way.Arrive("/customers/1");
        await way.See("h1", "Anna Vlachou");
        Assert.Equal(0, await way.Page.Locator(Shown).CountAsync());

        await screen.Go("/customers/1/edit");
        await screen.TabTo(Field);
        await way.Page.SetInputFilesAsync(Field, File("notes.svg", "<svg/>"u8.ToArray()));
        await way.See("#photo-says .k-bad", "Only pictures in JPEG");
        await way.StageEverywhere("refused");
        await way.Page.SetInputFilesAsync(Field, File("anna.png", Pictures.Png));
        await Loaded(way.Page, 40);
        await way.StageEverywhere("chosen");
        await way.Page.SetInputFilesAsync(Field, File("anna.gif", Pictures.Gif));
        await Loaded(way.Page, 1);
        await way.Page.SetInputFilesAsync(Field, File("anna.jpg", Pictures.Jpeg));
        await Loaded(way.Page, 40);
        await way.Page.GetByLabel("Note").FillAsync("likes her picture");
        await way.Page.ClickAsync("text=Save");

        await way.Arrive("/customers/1");
        await way.See("p", "likes her picture");
        await Loaded(way.Page, 40);
        await way.StageEverywhere("page");

        await screen.Go("/customers/1/edit");
        await way.Enter(".ph-field button");
        await way.See(".ph-field", "Add a photo");
        await screen.Go("/customers/1");
        await way.See("h1", "Anna Vlachou");
        Assert.Equal(0, await way.Page.Locator(Shown).CountAsync());
    }

    [Fact]
    public async Task A_new_customer_comes_with_a_photo_that_outlives_a_faulty_form()
    {
        await using var site = await premises.Bare("new-photo");
        await using var screen = await premises.Open(site.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var way = new Journey(screen, "new-photo");
        await screen.Go("/customers/new");

        await way.Page.SetInputFilesAsync(Field, File("notes.svg", "<svg/>"u8.ToArray()));
        await way.See("#photo-says .k-bad", "Only pictures in JPEG");
        await way.Page.SetInputFilesAsync(Field, File("anna.gif", Pictures.Gif));
        await Loaded(way.Page, 1);
        await way.Enter(".ph-field button");
        await way.See(".ph-field", "Add a photo");
        await way.Page.SetInputFilesAsync(Field, File("anna.png", Pictures.Png));
        await Loaded(way.Page, 40);
        await way.Page.GetByLabel("Phone").First.FillAsync("soon");
        await way.Page.ClickAsync("text=Save");
        await way.See("[aria-invalid=true]");
        await Loaded(way.Page, 40);
        await way.StageEverywhere("faulty");

        await way.Page.GetByLabel("Phone").First.FillAsync("");
        await way.Page.GetByLabel("Given name").FillAsync("Anna Vlachou");
        await way.Page.ClickAsync("text=Save");
        await way.Arrive("/customers/1");
        await way.See("h1", "Anna Vlachou");
        await Loaded(way.Page, 40);
        Assert.Empty(screen.Troubles);
    }

    private static FilePayload File(string name, byte[] bytes) =>
        new() { Name = name, MimeType = "image/*", Buffer = bytes };

    private static Task Loaded(IPage page, int width) => page.WaitForFunctionAsync(
        "w => document.querySelector('img.cu-photo')?.naturalWidth === w", width);
}
