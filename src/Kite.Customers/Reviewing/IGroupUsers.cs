namespace Kite.Customers;

/// <summary>
/// What a module keeps that goes on asking for the customers of a group, such as a strategy for a
/// segment: the group is not thrown away meanwhile. Registered with
/// <c>services.AddScoped&lt;IGroupUsers, …&gt;()</c>.
/// </summary>
public interface IGroupUsers
{
    Task<GroupUsers> Of(Asker asker, Guid group, CancellationToken cancel);
}

/// <summary>Those of which the asker may know by name, and how many others there are.</summary>
public sealed record GroupUsers(IReadOnlyList<string> Named, int Hidden);
