using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite.Insight;

/// <summary>What the digest by e-mail adds to the program.</summary>
internal static class DigestParts
{
    public static IServiceCollection AddDigests(this IServiceCollection services) => services
        .AddScoped<KeepDigest>()
        .AddScoped<WriteDigest>()
        .AddScoped<EndDigest>()
        .AddScoped<ILetters, DigestLetters>()
        .AddScoped<ILetters, ClassLetters>();

    public static void MapDigests(this ModelBuilder model) =>
        model.Entity<DigestChoice>().ToTable("digest_choices")
            .Audited("digest-choice", c => c.PersonId)
            .Holds(DataClass.Operational, c => new
            {
                c.PersonId, c.Pace, c.Weekday, c.Hour, c.Language, c.TimeZone, c.Since,
                c.ClassesSince,
            })
            .HasKey(c => c.PersonId);
}
