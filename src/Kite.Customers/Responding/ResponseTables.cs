using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>What customers said when they were asked (A5), and what of it was withdrawn.</summary>
internal static class ResponseTables
{
    extension(KiteDb db)
    {
        public DbSet<CustomerResponse> CustomerResponses => db.Set<CustomerResponse>();
        public DbSet<ResponseWithdrawal> ResponseWithdrawals => db.Set<ResponseWithdrawal>();
    }

    public static void Map(ModelBuilder model)
    {
        var response = model.Entity<CustomerResponse>().ToTable("customer_responses")
            .SpreadBy(r => r.CustomerId)
            .Audited("customer-response", r => r.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, r => new
            {
                r.CustomerId, r.Id, r.RecordedUnder, r.Kind, r.Value, r.Day, r.How, r.NotedBy,
                r.NotedAt,
            })
            .Holds(DataClass.Personal, r => new { r.Note });
        response.HasKey(r => new { r.CustomerId, r.Id });
        // In the order in which the newest of each customer is found, with all that is counted.
        response.HasIndex(r => new { r.Kind, r.CustomerId, r.Day, r.Id, r.Value });
        response.HasIndex(r => new { r.Day, r.Id });

        var withdrawal = model.Entity<ResponseWithdrawal>().ToTable("response_withdrawals")
            .SpreadBy(w => w.CustomerId)
            .Audited("response-withdrawal", w => w.CustomerId)
            .SeenWith(May.ReadCustomers)
            .Holds(DataClass.Operational, w => new
            {
                w.CustomerId, w.ResponseId, w.WithdrawnBy, w.WithdrawnAt,
            })
            .Holds(DataClass.Personal, w => new { w.Reason });
        withdrawal.HasKey(w => new { w.CustomerId, w.ResponseId });
    }
}
