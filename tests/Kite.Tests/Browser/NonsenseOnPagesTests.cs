using System.Net;

namespace Kite.Tests.Browser;

/// <summary>Nonsense in every address and every form: a page says so, and none breaks.</summary>
[Trait("browser", "yes"), Collection(Premises.Name)]
public sealed class NonsenseOnPagesTests(Premises premises)
{
    private static readonly string[] Forms =
    [
        "/customers/new", "/settings", "/settings/stores", "/settings/people", "/settings/keys",
        "/settings/fields",
    ];

    private static readonly string[] Typed =
    [
        "   ", "'; DROP TABLE customers; --", "<script>alert(1)</script>", "-1", "1e400",
        "99999999999999999999999", "🪁👩‍👩‍👧 \u202eالعربية", new('x', 5000),
    ];

    // What pages read from their addresses.
    private static readonly string[] Asked =
    [
        "search", "kind", "language", "source", "importId", "order", "columns", "view", "period",
        "against", "from", "to", "beforeFrom", "beforeTo", "thenFrom", "thenTo", "often", "much",
        "by", "down", "tag", "custom.plate", "rule", "store",
        "segment", "quarter", "cell", "lasso", "customer", "move", "top", "after",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_nonsensical_address_breaks_no_page()
    {
        using var browser = new HttpClient { BaseAddress = new Uri(premises.Demo) };
        using var door = await browser.GetAsync("/demo-door?who=demo&to=/settings", Cancel);
        var broken = new List<string>();
        foreach (var address in Addresses.All)
        {
            foreach (var word in Nonsense.Words)
            {
                var query = string.Join(
                    '&', Asked.Select(name => $"{name}={Uri.EscapeDataString(word)}"));
                using var answer = await browser.GetAsync($"{address}?{query}", Cancel);
                if (answer.StatusCode >= HttpStatusCode.InternalServerError)
                    broken.Add($"{address} with {word[..Math.Min(40, word.Length)]}");
            }
        }
        Expect.None(broken);
    }

    [Fact]
    public async Task A_nonsensical_address_is_survived_by_a_live_page()
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        string[] addresses =
        [
            "/insight?from=9999-12-31&to=0001-01-01&often=-1&much=1e400", "/insight?cell=x&lasso=1",
            "/insight?from=0001-01-01&to=9999-12-31&period=own", "/insight/list?quarter=Z",
            "/insight/list?move=A-Z", "/insight/classes?scheme=x&bounds=y&of=z",
            "/insight/classes/list?class=Z&from=0001-01-01&to=0001-01-01",
            "/insight/schemes/00000000-0000-0000-0000-000000000000",
            "/insight?set=nonsense", "/insight/movement?set=nonsense&often=1",
            "/insight/lines?retired=x&order=y", "/insight/lines/new?often=x&much=-1",
            "/insight/lines/00000000-0000-0000-0000-000000000000",
            "/insight/list?quarter=B&set=nonsense",
            "/insight/class-runs/00000000-0000-0000-0000-000000000000",
            "/insight/lists/none", "/insight/lists/gold?top=0",
            "/customers?kind=nobody&order=x&columns=,,&view=x", "/customers/99999999",
            "/imports/none", "/insight/segments/00000000-0000-0000-0000-000000000000",
        ];
        foreach (var address in addresses)
        {
            await screen.Go(address);
            await screen.Page.Locator("h1, h2").First.WaitForAsync();
        }
        Expect.None(screen.Troubles.Where(t => !t.Contains("404", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nonsense_in_a_form_is_told_at_its_field_in_the_readers_language()
    {
        await using var site = await premises.Bare("nonsense");
        await using var screen = await premises.Open(site.Address, language: "zh-Hans");
        await SignIn.As(screen, Premises.Owner, Premises.Password);
        var faults = new List<string>();
        foreach (var address in Forms)
        {
            foreach (var word in Typed)
            {
                await Fill(screen, address, word);
                faults.AddRange((await Foreign(screen)).Select(said => $"{address} says {said}"));
            }
        }
        Expect.None([.. faults, .. screen.Troubles]);
    }

    // Told at a field, told as a whole, taken, or held back by the browser: never silence.
    private static async Task Fill(Screen screen, string address, string word)
    {
        await screen.Go(address);
        await screen.Page.EvaluateAsync(
            "() => document.querySelectorAll('main form details').forEach(d => d.open = true)");
        var fields = screen.Page.Locator("main form").Locator(
            "input:is([type=text], [type=tel], [type=email], [type=password]), textarea");
        foreach (var field in await fields.AllAsync()) await field.FillAsync(word);
        await screen.Page.Locator("main form .k-btn-main").First.ClickAsync();
        await screen.Page.WaitForFunctionAsync(
            """
            from => location.pathname !== from
                || document.querySelector('main :is([aria-invalid=true], .k-notice, .k-bad)')
                || document.querySelector('main form :invalid')
            """,
            address);
    }

    private static Task<string[]> Foreign(Screen screen) => screen.Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('main small.k-bad, main .k-notice-bad')]
            .map(e => e.innerText.trim()).filter(t => t && !/[\u4e00-\u9fff]/.test(t))
        """);
}
