using Kite.Platform;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Kite;

/// <summary>What the door for letters adds to the program.</summary>
internal static class MailParts
{
    public static string Word(MailState state) => "mails.state." + Words.Kebab(state.ToString());

    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddScoped<KeepMailDoor>()
        .AddScoped<SendMail>()
        .AddScoped<TestMail>()
        .AddScoped<OwnMailAddress>()
        .AddScoped<ListMails>()
        .AddScoped<ExportMails>()
        .AddHostedService<MailWork>()
        .AddSingleton(new SettingsTab(
            typeof(Texts), "mail.title", "/settings/mail", May.ManageSettings, 50));

    public static void MapMail(this IEndpointRouteBuilder api)
    {
        KeepMailDoor.Map(api);
        TestMail.Map(api);
        ListMails.Map(api);
        ExportMails.Map(api);
    }

    public static void MapMail(this ModelBuilder model)
    {
        var door = model.Entity<MailDoor>().ToTable("mail_doors")
            .Audited("mail-door", d => d.Id)
            .SeenWith(May.ManageSettings)
            .Holds(DataClass.Operational, d => new
            {
                d.Id, d.Host, d.Port, d.Security, d.FromAddress, d.FromName, d.BaseAddress,
                d.ChangedAt, d.Version,
            })
            .Holds(DataClass.Identity, d => new { d.UserName })
            .SeenWith(May.ManageSettings, d => new { d.UserName })
            .Holds(DataClass.Sensitive, d => new { d.Password })
            .Keeps(Kept.SealedForKite, d => new { d.Password });
        door.Property(d => d.Version).IsConcurrencyToken();

        var mail = model.Entity<Mail>().ToTable("mails")
            .SeenWith(May.ManageSettings)
            .Holds(DataClass.Operational, m => new
            {
                m.Id, m.Kind, m.PersonId, m.Occasion, m.State, m.Attempts, m.CreatedAt, m.NextAt,
                m.SentAt, m.Why,
            });
        mail.HasIndex(m => new { m.PersonId, m.Kind, m.Occasion }).IsUnique();
        mail.HasIndex(m => new { m.State, m.NextAt });
    }
}
