namespace Kite.Catalogue;

/// <summary>What all slips have in common: checked, numbered, written whole or not at all.
/// </summary>
public sealed class SlipBook(KiteDb db, TimeProvider clock)
{
    internal const int MostLines = 1_000;
    private const int LongestReason = 200;
    private const int LongestReference = 100;

    /// <summary>A slip as it was noted, of whatever kind.</summary>
    internal sealed record Draft(
        SlipKind Kind, int? Store, IReadOnlyList<SlipLine?>? Lines, string? Reference,
        string? Reason)
    {
        public int? To { get; init; }
        public bool Overdraw { get; init; }

        /// <summary>By what the fields of the stores are called.</summary>
        public string StoreField { get; init; } = "store";
    }

    internal async Task<Result<WholeSlip>> Write(
        Asker asker, Draft draft, CancellationToken cancel)
    {
        if (!asker.May(May.WriteStock)) return new NotAllowed(May.WriteStock);
        if (draft.Overdraw && !asker.May(May.OverdrawStock))
            return new NotAllowed(May.OverdrawStock);
        var stores = (await db.For(asker).StoresAsync(cancel)).ToDictionary(s => s.Number);
        if (Faults(draft, stores).ToList() is { Count: > 0 } faults) return new BadInput(faults);
        var lines = draft.Lines!.ToList();
        var named = await db.ProductsByWordAsync(
            [.. lines.Select(l => l!.Product?.Trim() ?? "")], cancel);
        if (Unnamed(lines, named) is { } bad) return bad;

        await using var whole = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(cancel)
            : null;
        var slip = await Slip(asker, draft, stores, cancel);
        db.Add(slip);
        await db.SaveChangesAsync(cancel);
        var deed = new StockBook.Deed(slip.At, slip.By)
        {
            Slip = slip.Id, Reference = slip.Reference, Reason = slip.Reason,
            MayOverdraw = draft.Overdraw,
        };
        var days = stores.ToDictionary(s => s.Key, s => s.Value.BusinessDay.Of(slip.At));
        var steps = lines.Zip(named).SelectMany(l => Steps(draft, l.First!, l.Second!));
        var moved = await new StockBook(db).Move(steps, deed, days, cancel);
        if (moved.Refusal is { } no) return no;
        if (whole is not null) await whole.CommitAsync(cancel);

        var products = named.OfType<Product>().DistinctBy(p => p.Id).ToDictionary(p => p.Id);
        return new WholeSlip(
            SlipView.Of(slip),
            [.. moved.Value.Select(m => MovementView.Of(m, products[m.ProductId]))]);
    }

    private async Task<StockSlip> Slip(
        Asker asker, Draft draft, Dictionary<int, Store> stores, CancellationToken cancel)
    {
        var at = clock.GetUtcNow();
        return new()
        {
            Number = await Counter.Take(db, Counter.StockSlips, 1, cancel),
            Kind = draft.Kind,
            StoreNumber = draft.Store!.Value,
            ToStoreNumber = draft.To,
            Day = stores[draft.Store.Value].BusinessDay.Of(at),
            At = at,
            By = asker.Name,
            Reference = Word(draft.Reference),
            Reason = Word(draft.Reason),
            Lines = draft.Lines!.Count,
        };
    }

    private static IEnumerable<StockBook.Step> Steps(Draft draft, SlipLine line, Product product)
    {
        var (store, much) = (draft.Store!.Value, line.QuantityThousandths!.Value);
        switch (draft.Kind)
        {
            case SlipKind.Receipt:
                yield return new(store, product, StockMove.Received, much);
                break;
            case SlipKind.Count:
                yield return new(store, product, StockMove.Counted, 0)
                {
                    Counted = much, OnTheSheet = line.ExpectedThousandths,
                };
                break;
            case SlipKind.Transfer:
                yield return new(store, product, StockMove.TransferredOut, -much);
                yield return new(draft.To!.Value, product, StockMove.TransferredIn, much);
                break;
            case SlipKind.Correction:
                yield return new(store, product, StockMove.Corrected, much);
                break;
            default:
                yield return new(store, product, StockMove.Wasted, -much);
                break;
        }
    }

    private static IEnumerable<Fault> Faults(Draft draft, Dictionary<int, Store> stores)
    {
        if (draft.Store is not { } store || !stores.ContainsKey(store))
            yield return new(draft.StoreField, new NoSuchStore($"{draft.Store}"));
        if (draft.Kind is SlipKind.Transfer && (draft.To is not { } to || !stores.ContainsKey(to)))
            yield return new("to", new NoSuchStore($"{draft.To}"));
        else if (draft.To is not null && draft.To == draft.Store)
            yield return new("to", new TransferGoesNowhere());
        if (Word(draft.Reference)?.Length > LongestReference)
            yield return new("reference", new WordIsTooLong(LongestReference));
        var needsReason = draft.Overdraw || draft.Kind is SlipKind.Correction or SlipKind.Waste;
        if ((needsReason && Word(draft.Reason) is null)
            || Word(draft.Reason)?.Length > LongestReason)
        {
            yield return new("reason", new ReasonIsMissing(LongestReason));
        }
        if (draft.Lines is null or { Count: 0 or > MostLines })
        {
            yield return new("lines", new SlipNamesNothing(MostLines));
            yield break;
        }
        for (var i = 0; i < draft.Lines.Count; i++)
        {
            if (FaultOf(draft.Kind, draft.Lines[i]) is { } fault)
                yield return new($"lines[{i}].{fault.Field}", fault.Why);
        }
    }

    private static Fault? FaultOf(SlipKind kind, SlipLine? line)
    {
        if (Word(line?.Product) is null) return new("product", new ProductIsMissing());
        var least = kind switch
        {
            SlipKind.Count => 0,
            SlipKind.Correction => -StockRules.MostThousandths,
            _ => 1,
        };
        if (line!.QuantityThousandths is not { } much || much < least
            || much > StockRules.MostThousandths)
        {
            return new("quantityThousandths", new QuantityIsUnfit());
        }
        if (kind is SlipKind.Correction && much == 0)
            return new("quantityThousandths", new NothingIsCorrected());
        return line.ExpectedThousandths is < -StockRules.MostThousandths
            or > StockRules.MostThousandths
            ? new("expectedThousandths", new QuantityIsUnfit())
            : null;
    }

    private static BadInput? Unnamed(List<SlipLine?> lines, IReadOnlyList<Product?> named)
    {
        var met = new HashSet<Guid>();
        for (var i = 0; i < lines.Count; i++)
        {
            var word = lines[i]!.Product!.Trim();
            if (named[i] is not { } product)
                return new($"lines[{i}].product", new NoSuchProduct(word));
            if (!met.Add(product.Id))
                return new($"lines[{i}].product", new ProductStandsTwice(product.Code));
        }
        return null;
    }

    private static string? Word(string? word) =>
        string.IsNullOrWhiteSpace(word) ? null : word.Trim();
}
