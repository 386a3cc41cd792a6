using System.Text;

namespace Kite.Tests.Browser;

/// <summary>From a business card to a customer by keyboard alone, and a file of cards.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class CardJourneyTests(Premises premises)
{
    private const string Card = """
        北京远山茶叶有限公司
        王小明  销售经理
        手机：13900001777
        邮箱：wang@yuanshan.example
        地址：北京市朝阳区建国路88号 100022
        """;

    private const string Three = """
        BEGIN:VCARD
        VERSION:3.0
        FN:Anna Vlachou
        TEL:+306945550777
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        FN:Broken Phone
        TEL:12
        END:VCARD
        BEGIN:VCARD
        VERSION:3.0
        FN:Harbour Seven Ltd
        ORG:Harbour Seven Ltd
        END:VCARD
        """;

    [Fact]
    public async Task A_card_is_pasted_and_saved_without_the_mouse()
    {
        await using var business = await premises.Bare("cards");
        await using var screen = await premises.Open(business.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var way = new Journey(screen, "card");
        await screen.Go("/customers");
        await screen.Press("c");
        await way.Arrive("/customers/card");
        await way.Page.WaitForFunctionAsync(
            "() => document.activeElement.matches('form[data-send] textarea')");
        await way.StageEverywhere("empty");

        await way.Page.Keyboard.InsertTextAsync(Card.ReplaceLineEndings("\n"));
        await way.Page.WaitForFunctionAsync(
            "() => [...document.querySelectorAll('form[data-send] input')]"
            + ".some(i => i.value === '王小明')");
        await way.StageEverywhere("understood");
        await screen.Press("Control+Enter");
        await way.Arrive("/customers/1");
        await way.See("h1", "王小明");

        await way.Enter("button.ca-scan");
        await way.See("dialog[open] img");
        await way.Page.WaitForFunctionAsync(
            "() => document.querySelector('dialog[open] img').naturalWidth > 0");
        await way.StageEverywhere("code");
    }

    [Fact]
    public async Task A_file_of_cards_is_taken_in_and_the_broken_one_comes_back()
    {
        await using var business = await premises.Bare("vcards");
        await using var screen = await premises.Open(business.Address);
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var way = new Journey(screen, "vcards");
        await screen.Go("/customers/card");
        await way.Page.Locator("input[type=file]").SetInputFilesAsync(
            new Microsoft.Playwright.FilePayload
            {
                Name = "cards.vcf", MimeType = "text/vcard",
                Buffer = Encoding.UTF8.GetBytes(Three),
            });

        await way.See(".k-notice", "3 cards read: 2 added, 0 known already, 1 refused.");
        await way.StageEverywhere("read");
        var (name, text) = await way.TakeFile("a[download='refused.vcf']");

        Assert.Equal("refused.vcf", name);
        Assert.Contains("Broken Phone", text, StringComparison.Ordinal);
        Assert.Contains("X-KITE-REFUSED", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", text, StringComparison.Ordinal);
    }
}
