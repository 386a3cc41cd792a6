namespace Kite.Cards;

/// <summary>
/// One version of a rule that gives coupons for purchases: spend so much, get one. It is written
/// once and never changed; from its first day on it holds in the place of the one before.
/// </summary>
public sealed record CouponRule
{
    /// <summary>The rule, whatever its version.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Number { get; init; } = 1;
    public string Name { get; init; } = "";
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; init; }

    /// <summary>From this version on there is no such rule any more.</summary>
    public bool IsOff { get; init; }
    public string Currency { get; init; } = "";

    /// <summary>The bill has to be at least so much.</summary>
    public long LeastCoins { get; init; }

    /// <summary>The kind of coupon that it gives.</summary>
    public Guid KindId { get; init; }

    /// <summary>How many it gives one customer; 0 for no end.</summary>
    public int MostEach { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// What holds on this day: of each rule the version that began last, of several that began
    /// on one day the one made last.
    /// </summary>
    internal static IReadOnlyList<CouponRule> On(IEnumerable<CouponRule> all, DateOnly day) =>
    [
        .. all.Where(r => r.FirstDay <= day).GroupBy(r => r.Id)
            .Select(versions => versions.OrderBy(r => r.FirstDay).ThenBy(r => r.Number).Last())
            .Where(r => !r.IsOff && !(r.LastDay < day))
            .OrderBy(r => r.Id),
    ];
}

/// <summary>What a rule gave for a purchase: one coupon, and never another.</summary>
public sealed record CouponEarning
{
    public Guid PurchaseId { get; init; }
    public Guid RuleId { get; init; }
    public int RuleNumber { get; init; }
    public Guid CouponId { get; init; }
}

/// <summary>Many coupons that were issued at once, under a name.</summary>
public sealed record CouponCampaign
{
    internal const int MostCoupons = 100_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Name { get; init; } = "";
    public Guid KindId { get; init; }
    public int KindNumber { get; init; }

    /// <summary>How many, and the number of the first; the others follow it.</summary>
    public int Coupons { get; init; }
    public long FirstNumber { get; init; }
    public int StoreNumber { get; init; }

    /// <summary>The segment to whose customers it went, as it was called then.</summary>
    public Guid? SegmentId { get; init; }
    public string? SegmentName { get; init; }

    /// <summary>
    /// What one had to be allowed to see to know who was in the segment when it was drawn, one on
    /// each line; absent where that was not kept.
    /// </summary>
    public string? SegmentNeeds { get; init; }

    /// <summary>The share that was to be left out by chance, and how many were.</summary>
    public int HoldOutPercent { get; init; }
    public int LeftOut { get; init; }

    /// <summary>How many of the segment were not drawn, because they had objected.</summary>
    public int Objecting { get; init; }
    public string MadeBy { get; init; } = "";
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>
    /// Why someone may not know of it. It goes by what the segment took when it was drawn: what it
    /// has become since tells nothing of those who were in it then. Where that was not kept, it
    /// takes all it may have.
    /// </summary>
    internal NotAllowed? Barred(Asker asker) => SegmentId is null
        ? null
        : (SegmentNeeds?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? MostNeeds)
            .FirstOrDefault(permission => !asker.May(permission)) is { } lacking
            ? new NotAllowed(lacking)
            : null;

    private static readonly string[] MostNeeds =
    [
        May.ReadInsight, May.ReadPurchases, May.ReadPersonal, May.ReadSensitive,
    ];
}
