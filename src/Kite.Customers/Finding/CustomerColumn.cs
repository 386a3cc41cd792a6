using Microsoft.Extensions.Localization;

namespace Kite.Customers;

/// <summary>
/// A column that a module adds to lists of customers and to the files made of them. Its head
/// stands in the module's texts under <paramref name="Head"/>.
/// </summary>
public sealed record CustomerColumn(
    string Key, Type Texts, string Head, string Permission, int Order)
{
    /// <summary>Shown until someone chooses otherwise.</summary>
    public bool Usual { get; init; } = true;

    /// <summary>Right-aligned, as figures are.</summary>
    public bool IsFigure { get; init; }

    /// <summary>The width from which it has room: empty, <c>m</c>, <c>l</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>Where it stands on a phone, if at all: corner, below, figure.</summary>
    public string? OnPhone { get; init; }

    /// <summary>Whether it can be put into a file; a drawing cannot.</summary>
    public bool Exported { get; init; } = true;

    /// <summary>Whether the list can be put in the order of it.</summary>
    public bool Sorts { get; init; }

    /// <summary>The head itself, where the business gave it a name and no text holds one.</summary>
    public string? Title { get; init; }

    /// <summary>The head in the reader's words.</summary>
    public string HeadIn(IStringLocalizerFactory words, string sign) =>
        Title ?? words.Create(Texts)[Head, sign].Value;
}

/// <summary>
/// A module's columns. A value is a <c>long</c>, <c>string</c>, <c>Money</c>, <c>DateOnly</c>,
/// <see cref="QuarterOf"/> or <see cref="RhythmOf"/>; a customer without one stays blank.
/// Registered with <c>services.AddScoped&lt;ICustomerColumns, …&gt;()</c>.
/// </summary>
public interface ICustomerColumns
{
    IReadOnlyList<CustomerColumn> Columns { get; }

    /// <summary>Those that the business made itself; most modules know none.</summary>
    Task<IReadOnlyList<CustomerColumn>> OwnColumnsAsync(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<CustomerColumn>>([]);

    /// <summary>Puts into the table what it wants of these columns.</summary>
    Task Fill(FigureTable table, Asker asker, CancellationToken cancel);
}

/// <summary>The quarter of the contribution map: A, B, C, D, none, new.</summary>
public sealed record QuarterOf(string Letter)
{
    public override string ToString() => Letter;
}

/// <summary>The days of a customer's visits, and how many usually lie between two.</summary>
public sealed record RhythmOf(IReadOnlyList<DateOnly> Visits, int? Every, DateOnly Today);

/// <summary>Figures of some customers, filled in by the modules that know them.</summary>
public sealed class FigureTable(
    IReadOnlyList<(Guid Id, long Number)> customers, IReadOnlySet<string> columns)
{
    private readonly Dictionary<(long, string), object> values = [];

    public IReadOnlyList<(Guid Id, long Number)> Customers => customers;

    public bool Wants(string column) => columns.Contains(column);

    public void Put(long number, string column, object value) => values[(number, column)] = value;

    public object? Of(long number, string column) => values.GetValueOrDefault((number, column));
}

/// <summary>All columns that an asker may see, and their values.</summary>
public sealed class CustomerColumns(
    KiteDb db, IEnumerable<ICustomerColumns> sources, IEnumerable<IFigureOrders> orders)
{
    /// <summary>The columns of figures that can put the list in order, for an asker.</summary>
    internal IEnumerable<FigureOrder> OrdersFor(Asker asker) =>
        orders.SelectMany(o => o.Orders).Where(o => asker.May(o.Permission));

    /// <summary>The currency that the heads of sums name.</summary>
    public async Task<Currency> Currency(CancellationToken cancel) =>
        (await db.BusinessAsync(cancel)).Currency;

    public async Task<IReadOnlyList<CustomerColumn>> SeenBy(
        Asker asker, CancellationToken cancel) =>
        [
            .. (await Each(cancel)).SelectMany(s => s.Columns)
                .Where(c => asker.May(c.Permission))
                .OrderBy(c => c.Order),
        ];

    private async Task<List<(ICustomerColumns Source, List<CustomerColumn> Columns)>> Each(
        CancellationToken cancel)
    {
        var each = new List<(ICustomerColumns, List<CustomerColumn>)>();
        foreach (var source in sources)
        {
            each.Add((source, [.. source.Columns, .. await source.OwnColumnsAsync(cancel)]));
        }
        return each;
    }

    public async Task<FigureTable> Read(
        Asker asker,
        IReadOnlyList<(Guid Id, long Number)> customers,
        IEnumerable<string> wanted,
        CancellationToken cancel)
    {
        var each = await Each(cancel);
        var seen = each.SelectMany(s => s.Columns).Where(c => asker.May(c.Permission))
            .Select(c => c.Key).Intersect(wanted, StringComparer.Ordinal)
            .ToHashSet(StringComparer.Ordinal);
        var table = new FigureTable(customers, seen);
        if (customers.Count == 0) return table;

        foreach (var (source, columns) in each)
        {
            if (columns.Exists(c => seen.Contains(c.Key)))
                await source.Fill(table, asker, cancel);
        }
        return table;
    }
}
