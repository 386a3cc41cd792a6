using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Customers;

/// <summary>The parts of this module by which staff look through records.</summary>
internal static class ReviewParts
{
    public static void AddReviews(this IServiceCollection services)
    {
        services.AddScoped<MakeRound>().AddScoped<ListRounds>();
        services.AddScoped<ListReviewItems>().AddScoped<NoteOutcome>();
        services.AddSingleton(new CustomerDeed(
            "check", typeof(Texts), "rounds.make", May.ManageUpkeep,
            numbers => "/customers/reviews?numbers=" + string.Join(',', numbers)));
        services.AddSingleton(new CustomerSection(
            typeof(ReviewMark), SectionPlace.Mark, Order: 50, May.WriteCustomers));
    }

    public static void MapReviews(this IEndpointRouteBuilder api)
    {
        MakeRound.Map(api);
        ListRounds.Map(api);
        ListReviewItems.Map(api);
        NoteOutcome.Map(api);
    }
}
