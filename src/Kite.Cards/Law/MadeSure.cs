using Kite.Customers;

namespace Kite.Cards;

/// <summary>Who is known by name and document for what is about to be posted; often nobody.
/// </summary>
internal sealed record MadeSure(IReadOnlyList<long> Who)
{
    private static readonly MadeSure Nobody = new([]);

    /// <summary>Refused where the law asks for somebody and nobody is known.</summary>
    public static async Task<Result<MadeSure>> Of(
        KiteDb db, Order order, Draft draft, LawBook laws)
    {
        if (LawOfDraft.AsksIdentity(draft) is not { } asks) return Nobody;

        // A card in somebody's name is theirs alone; for a company somebody comes.
        var purse = order.Deed.PurseId;
        var number = laws.HolderOf(purse) ?? order.Person ?? laws.OwnerOf(purse);
        if (number is not { } person || !await db.IsKnownByDocument(person, default))
            return new BadInput("customerNumber", asks);
        return new MadeSure([person]);
    }
}
