namespace Kite.Insight;

/// <summary>A product by its code and name, or a category by its name.</summary>
public sealed record ThingView(string Key, string Name);

/// <summary>
/// Two things on the same receipts. <c>shareOfA</c>: of the receipts with A, the share that have
/// B; <c>lift</c>: how many times as often as by chance, with the bounds of 19 cases in 20;
/// <c>falseShare</c>: of all pairs at least as sure as this one, the share that is chance.
/// </summary>
public sealed record PairView(
    ThingView A, ThingView B, long Receipts, long ReceiptsA, long ReceiptsB, double Support,
    double ShareOfA, double ShareOfB, double Lift, double LiftAtLeast, double LiftAtMost,
    double FalseShare, bool Sure);

/// <summary>
/// A page of pairs. <c>receipts</c>: how many name a product; <c>looked</c>: how many pairs were
/// possible among what is on enough receipts; <c>sure</c>: how many of them are no chance.
/// </summary>
public sealed record BasketsView(
    DateOnly From, DateOnly To, long Receipts, int Things, long Looked, int Least, int Sure,
    int Pairs, IReadOnlyList<PairView> Items, string? Next);

/// <summary>
/// What a group buys more than the base: its share and that of all customers who bought
/// anything; <c>index</c>: 100 is as everyone, with the bounds of 19 cases in 20.
/// </summary>
public sealed record LeaningView(
    ThingView Thing, string Group, string GroupName, int Buyers, int OfGroup, double Share,
    int AllBuyers, int Customers, double BaseShare, double Index, double IndexAtLeast,
    double IndexAtMost, double FalseShare, bool Sure);

/// <summary>A group and how many of its customers bought anything.</summary>
public sealed record GroupView(string Group, string Name, int Customers);

/// <summary>A page of leanings, and the groups they are of.</summary>
public sealed record AffinityView(
    DateOnly From, DateOnly To, string By, int Customers, int Looked, int Sure, int Leanings,
    IReadOnlyList<GroupView> Groups, IReadOnlyList<LeaningView> Items, string? Next);

/// <summary>
/// The trial on time: suggestions made of what was bought up to <c>split</c>, looked for among
/// what was bought for the first time since; beside them the most bought.
/// </summary>
public sealed record TasteTrialView(
    DateOnly Split, DateOnly To, int Shown, int Customers, int Hits, double Rate,
    int MostBoughtHits, double MostBoughtRate, double Chance, string Verdict);

/// <summary>Why something is suggested: bought by so many of those who bought this, too.
/// </summary>
public sealed record BecauseView(ThingView Thing, int Both, int Of);

/// <summary>
/// Something that a customer has not bought. <c>fit</c>: how many times as likely as for anyone;
/// <c>why</c>: the reason in a sentence.
/// </summary>
public sealed record SuggestionView(
    ThingView Product, int Buyers, double Fit, BecauseView? Because, string Why);

/// <summary>
/// What one customer may like. <c>by</c>: <c>taste</c>, or <c>most-bought</c> where the trial
/// does not show that taste is better.
/// </summary>
public sealed record SuggestionsView(
    bool OptedOut, string By, IReadOnlyList<SuggestionView> Items);

/// <summary>A product that is sold, and how many have bought it.</summary>
public sealed record OfferedView(ThingView Product, string? Category, int Buyers, double Share);

/// <summary>Whether suggestions can be trusted, and the products that can be suggested.</summary>
public sealed record RecommendationsView(
    string By, TasteTrialView? Trial, int Customers, int LeftOut,
    IReadOnlyList<OfferedView> Items, string? Next);
