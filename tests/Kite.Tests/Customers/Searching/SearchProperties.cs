using CsCheck;
using Kite.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>What holds for every customer, whatever the name and however it is typed.</summary>
[Trait("books", "both")]
public sealed class SearchProperties(ManyCustomers many) : IClassFixture<ManyCustomers>
{
    private const int Times = 150;
    private const string Keys = "abcdefghijklmnopqrstuvwxyz";

    private static readonly string[] Between = [" ", "-", ".", "/", ""];

    private static readonly Gen<int> Who = Gen.Int[0, ManyCustomers.Count - 1];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task Everyone_is_found_by_every_beginning_of_every_word_of_the_name() =>
        Gen.Select(Who, Gen.Int[0, 9], Gen.Int[1, 20]).SampleAsync(
            async (who, word, letters) =>
            {
                var customer = many[who];
                var words = Folding.Words(customer.Name);
                var typed = words[word % words.Count];
                var begun = typed[..Math.Min(letters, typed.Length)];
                Assert.True(await Finds(begun, customer), $"{begun}: {customer.Name}");
            },
            iter: Times, threads: 1);

    [Fact]
    public Task Everyone_is_found_by_the_words_of_the_name_in_any_order() =>
        Gen.Select(Who, Gen.Int[0, 9], Gen.Bool).SampleAsync(
            async (who, turn, reading) =>
            {
                var customer = many[who];
                var name = reading ? Latin.Of(customer.Name) ?? customer.Name : customer.Name;
                var words = Folding.Words(name);
                var at = turn % words.Count;
                var typed = string.Join(' ', words.Skip(at).Concat(words.Take(at)));
                Assert.True(await Finds(typed, customer), $"{typed}: {customer.Name}");
            },
            iter: Times, threads: 1);

    [Fact]
    public Task One_wrong_letter_is_forgiven_from_five_letters_on() =>
        Gen.Select(Who, Gen.Int[0, 9], Gen.Int[0, 3], Gen.Int[0, 30], Gen.Char[Keys]).SampleAsync(
            async (who, word, slip, at, letter) =>
            {
                var customer = many[who];
                var words = Folding.Words(Latin.Of(customer.Name) ?? customer.Name)
                    .FindAll(w => w.Length >= 6 && w.All(char.IsAsciiLetter));
                if (words.Count == 0) return;
                var typed = Slip(words[word % words.Count], slip, at, letter);
                Assert.True(
                    await Finds(typed, customer) || many.IsAWord(typed),
                    $"{typed}: {customer.Name}");
            },
            iter: Times, threads: 1);

    [Fact]
    public Task Everyone_is_found_by_the_phone_however_it_is_written() =>
        Gen.Select(Who, Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[2, 5])
            .SampleAsync(
                async (who, form, sign, block) =>
                {
                    var customer = many[who];
                    var (whole, home) = (customer.Phone!, Kite.Phone.National(customer.Phone!));
                    var digits = form switch
                    {
                        0 => whole,
                        1 => "00" + whole[1..],
                        2 => home,
                        _ => whole[1..],
                    };
                    var blocks = digits.Chunk(block).Select(c => new string(c));
                    var typed = string.Join(Between[sign], blocks);
                    Assert.True(await Finds(typed, customer), $"{typed}: {whole}");
                },
                iter: Times, threads: 1);

    [Fact]
    public Task Everyone_is_found_by_the_last_digits_from_four_on() =>
        Gen.Select(Who, Gen.Int[4, 8]).SampleAsync(
            async (who, last) => Assert.True(await Finds(many[who].Phone![^last..], many[who])),
            iter: Times, threads: 1);

    [Fact]
    public Task After_any_change_the_tokens_are_those_of_a_fresh_record() =>
        Gen.Select(Who, Who, Who, Gen.Bool).SampleAsync(
            async (who, name, phone, mail) =>
            {
                var fresh = await many.Shop.Books(async db =>
                {
                    var customer = await db.Set<Customer>()
                        .SingleAsync(c => c.Id == many.Changing[who % many.Changing.Count], Cancel);
                    customer.Name = many[name].Name;
                    customer.Phone = many[phone].Phone;
                    customer.Email = mail ? $"x{phone}@house.example" : null;
                    await db.Retoken(customer, Cancel);
                    await db.SaveChangesAsync(Cancel);
                    return Tokens.Of(customer, [new(FindableKind.Key, $"c{customer.Number}")])
                        .Select(t => (t.CustomerId, t.Token, t.Kind, t.CustomerNumber)).ToList();
                });
                var kept = await many.Shop.Books(db => db.Set<SearchToken>().AsNoTracking()
                    .Where(t => t.CustomerId == fresh[0].CustomerId).ToListAsync(Cancel));
                Assert.Equal(
                    fresh.Order(),
                    kept.Select(t => (t.CustomerId, t.Token, t.Kind, t.CustomerNumber)).Order());
            },
            iter: 40, threads: 1);

    [Fact]
    public Task Nothing_that_can_be_typed_breaks_the_search() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char, 0, 12], Gen.String["张a'% +1٣_ς\0\ud800"])
            .SampleAsync(
                async typed => Assert.True(
                    (await many.Shop.With((MatchCustomers match) =>
                        match.Run(Someone.Lin, typed, Cancel))).Refusal is null),
                iter: 1_000, threads: 1);

    [Fact]
    public void Nothing_that_can_be_typed_is_beyond_understanding() =>
        Gen.OneOf(
                Gen.String, Gen.String[Gen.Char, 0, 200],
                Gen.String["zhangxm ι张١-@.\ud83d\udc4d"])
            .Sample(
                text =>
                {
                    var typed = Typed.Of(text);
                    Assert.InRange(typed.Stretches.Count, 0, 60);
                    Assert.All(typed.Groups, ways => Assert.NotEmpty(ways));
                    foreach (var word in typed.Words.Where(Slips.MayBe))
                        Assert.InRange(Slips.Of(word).Count, 0, 8_000);
                },
                iter: 20_000);

    private Task<bool> Finds(string typed, Customer customer) =>
        many.Shop.With(async (IServiceProvider services) =>
        {
            var db = services.GetRequiredService<KiteDb>();
            var search = services.GetRequiredService<Search>();
            var found = await search.In(
                db.Set<Customer>().Where(c => c.Id == customer.Id), Someone.Lin, typed, Cancel);
            return await found.AnyAsync(Cancel);
        });

    // A letter too many, too few, another, two changed about; never the first.
    private static string Slip(string word, int slip, int where, char letter)
    {
        var at = 1 + (where % (word.Length - 2));
        return slip switch
        {
            0 => word.Insert(at, letter.ToString()),
            1 => word.Remove(at, 1),
            2 => word[..at] + letter + word[(at + 1)..],
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }
}
