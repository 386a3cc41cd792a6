using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kite.Customers;

/// <summary>
/// While someone is being typed in: who of the books this may well be. What cannot be read yet is
/// not compared.
/// </summary>
public sealed class FindLikenesses(KiteDb db, MasterKeys masters)
{
    private const int AtMost = 5;
    private const int Longest = 500;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers/likenesses",
                async (
                    CustomerFacts facts, Guid? except, FindLikenesses find, Asker asker,
                    CancellationToken cancel) =>
                    (await find.Run(asker, facts, except, cancel)).ToHttp())
            .Needing(May.WriteCustomers)
            .WithSummary("Who of the books someone being typed in may be, at most five");

    public async Task<Result<Page<LikenessView>>> Run(
        Asker asker, CustomerFacts typed, Guid? except, CancellationToken cancel)
    {
        if (!asker.May(May.WriteCustomers)) return new NotAllowed(May.WriteCustomers);
        if (!asker.May(May.ReadPersonal)) return new NotAllowed(May.ReadPersonal);

        var business = await db.For(asker).BusinessAsync(cancel);
        var asked = new Compared(Draft(typed, business.Region), []);
        var found = await db.Alike([asked], cancel);
        var likenesses =
            from pair in found
            let other = Other(pair, asked)
            where other.Customer.Id != except
            orderby pair.Likeness.Score descending, other.Customer.Number
            select View(other, pair.Likeness, asker);
        return new Page<LikenessView>([.. likenesses.Take(AtMost)], Next: null);
    }

    private static LikenessView View(Compared other, Likeness likeness, Asker asker) => new(
        CustomerView.Of(other.Customer, asker), likeness.Score, likeness.Degree,
        likeness.Reasons);

    private static Compared Other(LikePair pair, Compared asked) =>
        pair.One.Customer.Id == asked.Customer.Id ? pair.Other : pair.One;

    private Customer Draft(CustomerFacts typed, string region) => new()
    {
        Number = long.MaxValue,
        Kind = Enum.IsDefined(typed.Kind) ? typed.Kind : CustomerKind.Person,
        Name = Read(typed.Name)
            ?? NameOrder.Whole(Read(typed.FamilyName), Read(typed.GivenName), typed.Language)
            ?? "",
        FamilyName = Read(typed.FamilyName),
        Reading = Read(typed.Reading),
        Phone = Read(typed.Phone) is { } phone ? Kite.Phone.Read(phone, region) : null,
        Email = Read(typed.Email) is { } mail && CustomerFacts.IsMail(mail) ? mail : null,
        Address = Read(typed.Address),
        PostalCode = Read(typed.PostalCode),
        BirthDate = typed.BirthDate,
        LunarBirth = Read(typed.LunarBirth) is { } lunar ? LunarDate.Read(lunar) : null,
        IdDocumentToken = Read(typed.IdDocument) is { } document
            ? Filling.TokenOf(masters, document)
            : null,
    };

    private static string? Read(string? text) =>
        string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal)
            ? null
            : text.Length > Longest ? null : text.Trim();
}
