using Kite.Customers;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What belongs to what is likely, in one place.</summary>
internal static class LikelyParts
{
    extension(KiteDb db)
    {
        public DbSet<ScoringOptOut> ScoringOptOuts => db.Set<ScoringOptOut>();
    }

    extension(IServiceCollection services)
    {
        public IServiceCollection AddLikely() => services
            .AddSingleton<KeptLikely>()
            .AddScoped<AskLikely>()
            .AddScoped<ShowLikely>()
            .AddScoped<ListLikely>()
            .AddScoped<ExportLikely>()
            .AddScoped<ShowLikelyOfOne>()
            .AddScoped<KeepScoringOptOut>()
            .AddScoped<ICustomerFollower, OptOutsFollow>()
            .AddScoped<IObjections, ScoringObjections>()
            .AddScoped<ICustomerColumns, OptOutColumns>()
            .AddSingleton(new ListWithViews("likely", May.ReadInsight))
            .AddSingleton(new CustomerSection(
                typeof(LikelyFigures), SectionPlace.Figure, Order: 12, May.ReadInsight))
            .AddSingleton(new CustomerSection(
                typeof(OptOutSection), SectionPlace.Side, Order: 60, May.ReadCustomers));
    }

    public static void MapLikely(this IEndpointRouteBuilder api)
    {
        ShowLikely.Map(api);
        ListLikely.Map(api);
        ExportLikely.Map(api);
        ShowLikelyOfOne.Map(api);
        KeepScoringOptOut.Map(api);
    }

    public static void MapLikelyTables(this ModelBuilder model)
    {
        var optOut = model.Entity<ScoringOptOut>().ToTable("scoring_opt_outs")
            .SpreadBy(o => o.CustomerId)
            .Audited("scoring-opt-out", o => o.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, o => new
            {
                o.CustomerId, o.CustomerNumber, o.NotedBy, o.NotedAt,
            })
            .Holds(DataClass.Personal, o => new { o.Words });
        optOut.HasKey(o => o.CustomerId);
        optOut.Property(o => o.CustomerId).ValueGeneratedNever();
    }
}
