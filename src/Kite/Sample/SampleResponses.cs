using Kite.Customers;

namespace Kite.Sample;

/// <summary>
/// What some of the invented customers said when they were asked on a visit: how satisfied they
/// are, and what share of their need they buy here.
/// </summary>
internal sealed class SampleResponses(KiteDb db, Clockwork clockwork)
{
    private const int Apart = 2_000_000;

    // Eighteen months are longer ago than anyone looks.
    private const int Within = 400;
    private const double AskedOnAVisit = 0.012;
    private const double AskedOfNeed = 0.004;
    private const double AskedOfNeedInTrade = 0.03;

    private static readonly double[] Ratings = [3, 5, 14, 41, 37];

    private static readonly double[] Ways = [60, 12, 20, 8];

    private static readonly string[] Complaints =
        ["Waited long for the bill.", "The soup came cold.", "Too loud on the ground floor."];

    public async Task Add(
        Story story, IReadOnlyList<Customer> customers, CancellationToken cancel)
    {
        var responses = story.Guests.Zip(customers)
            .SelectMany(pair => Of(pair.First, pair.Second, story)).ToList();
        await BulkWriter.Write(db, responses, cancel);
    }

    private IEnumerable<CustomerResponse> Of(Guest guest, Customer customer, Story story)
    {
        var dice = new Dice(SampleBusiness.Seed).For(Apart + (int)customer.Number);
        var isTrade = customer.Kind == CustomerKind.Company;
        var need = dice.Between(isTrade ? 2 : 1, 9) * 10;
        var last = story.Today.DayNumber - story.First.DayNumber;
        foreach (var visit in guest.Outings.Where(o => !o.IsReturn && o.Day > last - Within)
            .DistinctBy(o => o.Day))
        {
            if (dice.Falls(AskedOnAVisit))
            {
                var rating = dice.Weighed(Ratings) + 1;
                yield return Said(
                    ResponseKind.Satisfaction, rating, rating < 3 ? dice.Any(Complaints) : null);
            }
            if (!dice.Falls(isTrade ? AskedOfNeedInTrade : AskedOfNeed)) continue;

            need = Math.Clamp(need + (dice.Between(-1, 1) * 10), 0, 100);
            yield return Said(ResponseKind.NeedShare, need, note: null);

            CustomerResponse Said(ResponseKind kind, int value, string? note) => new()
            {
                CustomerId = customer.Id,
                Kind = kind,
                Value = value,
                Day = story.First.AddDays(visit.Day),
                How = (AskedHow)dice.Weighed(Ways),
                Note = note,
                NotedAt = clockwork.At(visit.Day, visit.Minute),
            };
        }
    }
}
