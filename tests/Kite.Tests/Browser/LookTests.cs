namespace Kite.Tests.Browser;

/// <summary>
/// Every page, light and dark, on a phone, a tablet and a desk: it fits, bars nobody, and its
/// picture is under artifacts/pictures for people to look at.
/// </summary>
[Trait("browser", "yes"), Collection(Premises.Looks)]
public sealed class LookTests(Premises premises)
{
    public static TheoryData<string> Pages => new(Addresses.All);

    [Theory, MemberData(nameof(Pages))]
    public async Task It_fits_and_bars_nobody(string address)
    {
        await using var screen = await premises.Open(premises.Demo, "demo");
        await screen.Go(address);
        Expect.None(await screen.Everywhere(Addresses.NameOf(address)));
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Empty_it_says_what_to_do_first(string address)
    {
        await using var screen = await premises.OpenEmpty();
        await screen.Go(Addresses.Without(address));
        await screen.Picture("empty-" + Addresses.NameOf(address), 1440, "light");
        await screen.Resize(390);
        await screen.Picture("empty-" + Addresses.NameOf(address), 390, "light");
        Assert.False(await screen.IsTooWide());
        Expect.None([.. await screen.Barriers(), .. screen.Troubles]);
    }

    [Theory]
    [InlineData("en"), InlineData("zh-Hans"), InlineData("el"), InlineData("vi")]
    public async Task It_speaks_the_readers_language_and_fits_a_phone(string language)
    {
        await using var screen = await premises.Open(
            premises.Demo, "demo", language: language, width: 390);
        var faults = new List<string>();
        foreach (var address in Addresses.All)
        {
            await screen.Go(address);
            Assert.Equal(language, await screen.Page.GetAttributeAsync("html", "lang"));
            if (await screen.IsTooWide()) faults.Add($"{address} is too wide");
            var raw = await screen.Page.EvaluateAsync<string[]>("""
                () => {
                    // Names of columns and files are no words of ours.
                    const names = new Set([...document.querySelectorAll('code')]
                        .flatMap(code => code.innerText.split(/\s+/)));
                    return document.body.innerText.split(/\s+/)
                        .filter(w => /^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)+$/.test(w))
                        .filter(w => !names.has(w) && !/\.(csv|xlsx|vcf|com)$/.test(w));
                }
                """);
            faults.AddRange(raw.Select(word => $"{address} says {word}"));
        }
        Expect.None(faults);
    }
}
