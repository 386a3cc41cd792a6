using Kite.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Tests;

/// <summary>Some hundred customers with names of four scripts, put together at random.</summary>
public sealed class ManyCustomers : IAsyncLifetime
{
    public const int Count = 400;

    private static readonly string[][] Parts =
    [
        ["王李张刘陈杨黄赵吴周曾单解欧阳仇", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚晓雪重乐行长"],
        [
            "Anna Maria Jürgen Björn Łukasz François Seán José Jean-Pierre İrem Hoa Đức Thị Hương",
            "Keller Müller Ångström Wójcik Lefèvre O'Brien Núñez McDonald Nguyễn Đặng Trần Phạm",
        ],
        [
            "Ελένη Γιώργος Νίκος Χρήστος Μαρία Δημήτρης Κατερίνα Σταύρος",
            "Γεωργίου Παπαδόπουλος Αγγελόπουλος Ξενάκης Ευαγγέλου Χατζής Νικολαΐδης",
        ],
        [
            "Ольга Дмитрий Юлия Алексей Сергей Наталья Михаил",
            "Жукова Щербаков Соловьёва Чайковский Ильин Фёдоров Цветаева",
        ],
    ];

    private static readonly string[] Prefixes = ["+86139", "+8490", "+3069", "+4915", "+7916"];

    private readonly List<Customer> all = [];
    private HashSet<string> words = [];
    private Shop? shop;

    internal Shop Shop => shop!;

    /// <summary>Those who may be changed; nobody else is looked for among them.</summary>
    internal IReadOnlyList<Guid> Changing { get; private set; } = [];

    public Customer this[int at] => all[at];

    /// <summary>Whether what was typed wrongly is what another customer is called.</summary>
    public bool IsAWord(string typed) => words.Contains(typed);

    public async ValueTask InitializeAsync()
    {
        shop = await Shop.Open();
        var chance = new Random(7);
        var made = Enumerable.Range(1, Count + 5).Select(n => Make(n, chance)).ToList();
        all.AddRange(made.Take(Count));
        Changing = [.. made.Skip(Count).Select(c => c.Id)];
        await shop.Books(async db =>
        {
            var cancel = TestContext.Current.CancellationToken;
            await using var whole = await db.Database.BeginTransactionAsync(cancel);
            await Counter.Take(db, Counter.Customers, made.Count, cancel);
            var keys = made.ConvertAll(c => new CustomerKey
            {
                Source = "cards", Key = $"c{c.Number}", CustomerId = c.Id,
                CustomerNumber = c.Number,
            });
            await CustomerBook.Add(
                db, shop.Services.GetRequiredService<MasterKeys>(), made, keys, cancel);
            await whole.CommitAsync(cancel);
            return Done.It;
        });
        words = [.. made.SelectMany(c => Tokens.Of(c, [])).SelectMany(t => t.Token.Split(' '))];
    }

    public async ValueTask DisposeAsync()
    {
        if (shop is not null) await shop.DisposeAsync();
    }

    private static Customer Make(int number, Random chance)
    {
        var parts = Parts[number % Parts.Length];
        return new()
        {
            Number = number,
            Name = number % Parts.Length == 0 ? Chinese(parts, chance) : Other(parts, chance),
            Phone = Prefixes[chance.Next(Prefixes.Length)] + chance.Next(10_000_000, 100_000_000),
            CreatedAt = Shop.Noon,
        };
    }

    private static string Chinese(string[] parts, Random chance) =>
        $"{One(parts[0], chance)}{One(parts[1], chance)}{One(parts[1], chance)}";

    private static string Other(string[] parts, Random chance) =>
        string.Join(' ', parts.Select(p =>
        {
            var names = p.Split(' ');
            return names[chance.Next(names.Length)];
        }));

    private static char One(string letters, Random chance) =>
        letters[chance.Next(letters.Length)];
}
