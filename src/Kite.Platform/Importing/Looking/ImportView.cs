using System.Globalization;

namespace Kite.Importing;

/// <summary>An import as it is shown.</summary>
public sealed record ImportView(
    Guid Id,
    long Number,
    string Kind,
    string FileName,
    long FileBytes,
    ImportState State,
    ImportMapping Mapping,
    ImportCounts Counts,
    long BytesDone,
    ImportCounts? DryRun,
    UndoneFigures? Undone,
    string? Failure,
    bool HasRefusedRows,
    string StarterName,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    long Version)
{
    /// <summary>How much of the file is done, from 0 to 1.</summary>
    public double Share => State is ImportState.Done
        ? 1
        : FileBytes == 0 ? 0 : Math.Min(1, (double)BytesDone / FileBytes);

    internal static ImportView Of(Import i, Currency home)
    {
        var currency = i.Currency is { } code ? Kite.Currency.Of(code) : home;
        return new(
            i.Id,
            i.Number,
            i.Kind,
            i.FileName,
            i.FileBytes,
            i.State,
            MappingJson.Read(i.Mapping, i.FileName).Value,
            ImportCounts.Of(i.Figures, currency),
            i.BytesDone,
            i.DryRun is { } tried
                ? ImportCounts.Of(KeptRefusal.Read<ImportFigures>(tried), currency)
                : null,
            i.Undone is { } undone ? KeptRefusal.Read<UndoneFigures>(undone) : null,
            i.Failure is { } failure
                ? KeptRefusal.Read<KeptRefusal>(failure).Say(CultureInfo.CurrentUICulture)
                : null,
            HasRefused(i),
            i.StarterName,
            i.CreatedAt,
            i.StartedAt,
            i.EndedAt,
            i.Version);
    }

    private static bool HasRefused(Import i) => !i.IsTidied
        && (i.RowsRefused > 0
            || (i.Batches == 0 && i.DryRun is { } tried
                && KeptRefusal.Read<ImportFigures>(tried).Refused > 0));
}

/// <summary>What a file brought, or would bring, as it is shown.</summary>
public sealed record ImportCounts(
    long Read, long Added, long Known, long Refused, long NewCustomers, Money Net,
    long Changed = 0)
{
    internal static ImportCounts Of(ImportFigures f, Currency currency) => new(
        f.Read, f.Added, f.Known, f.Refused, f.NewCustomers, new(f.AddedCoins, currency),
        f.Changed);
}
