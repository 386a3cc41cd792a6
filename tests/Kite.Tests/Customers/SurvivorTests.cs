using Kite.Customers;

namespace Kite.Tests;

/// <summary>Who stands for records that were merged, asked for all at once.</summary>
[Trait("books", "both")]
public sealed class SurvivorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_they_were_merged_they_lead_to_the_one_who_stands()
    {
        await using var shop = await Shop.Open();
        var owner = await shop.Client();
        var ids = new List<Guid>();
        foreach (var name in new[] { "One", "Two", "Three", "Alone" })
        {
            var made = await owner.Tell("/customers", new { name });
            ids.Add(Guid.Parse(made.Word("id")!));
        }
        // One goes into Two, and Two into Three.
        await owner.Tell($"/customers/{ids[1]}/merges", new { other = ids[0] });
        await owner.Tell($"/customers/{ids[2]}/merges", new { other = ids[1] });

        var nobody = Guid.CreateVersion7();
        var stands = await shop.Books(db => db.SurvivorsFor([.. ids, nobody, ids[0]], Cancel));
        Assert.Equal(
            [(ids[0], ids[2]), (ids[1], ids[2]), (ids[2], ids[2]), (ids[3], ids[3])],
            stands.Select(s => (s.Key, s.Value.Id)).OrderBy(s => ids.IndexOf(s.Key)));
    }
}
