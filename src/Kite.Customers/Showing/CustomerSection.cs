namespace Kite.Customers;

/// <summary>Where on a customer's page a section stands.</summary>
public enum SectionPlace
{
    /// <summary>Beside the name: a mark of few letters.</summary>
    Mark,

    /// <summary>In the strip of figures under the head.</summary>
    Figure,

    /// <summary>In the column at the side.</summary>
    Side,

    /// <summary>Below the timeline.</summary>
    Main,
}

/// <summary>
/// A module's part of every customer's page. <paramref name="Component"/> has one parameter,
/// <c>Customer</c> of type <see cref="CustomerView"/>, and loads what it shows by itself; who
/// lacks the permission does not see it. Registered with <c>services.AddSingleton(new
/// CustomerSection(…))</c>.
/// </summary>
public sealed record CustomerSection(
    Type Component, SectionPlace Place, int Order, string Permission);
