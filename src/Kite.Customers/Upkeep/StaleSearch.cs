using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Kite.Customers;

/// <summary>
/// Asks the database which records hold something stale. A field without a line of its own is as
/// old as its record (decision 0301), so the question begins at the record and looks for a line
/// that is younger.
/// </summary>
internal static class StaleSearch
{
    extension(KiteDb db)
    {
        /// <summary>All rules, those of the record's own fields first, in its order.</summary>
        public async Task<IReadOnlyList<StaleRule>> StaleRulesInOrder(CancellationToken cancel)
        {
            var rules = await db.StaleRules.AsNoTracking().ToListAsync(cancel);
            var order = UpkeepFields.BuiltIn.Index().ToDictionary(
                f => f.Item, f => f.Index, StringComparer.Ordinal);
            return
            [
                .. rules.OrderBy(r => order.GetValueOrDefault(r.Field, order.Count))
                    .ThenBy(r => r.Field, StringComparer.Ordinal),
            ];
        }

        /// <summary>Whether any of these rules finds something stale on a record.</summary>
        public Expression<Func<Customer, bool>> AnyStale(
            IEnumerable<StaleRule> rules, IReadOnlyList<FieldView> own, DateTimeOffset now)
        {
            var customer = Expression.Parameter(typeof(Customer), "c");
            var any = rules.Select(r => db.Stale(r, own, r.FreshSince(now)))
                .Select(test => new Renamed(test.Parameters[0], customer).Visit(test.Body))
                .Aggregate(Expression.OrElse);
            return Expression.Lambda<Func<Customer, bool>>(any, customer);
        }

        private Expression<Func<Customer, bool>> Stale(
            StaleRule rule, IReadOnlyList<FieldView> own, DateTimeOffset fresh)
        {
            var field = rule.Field;
            if (field == UpkeepFields.Contacts) return db.StaleContacts(fresh);

            var facts = db.FieldFacts;
            if (field == UpkeepFields.Preferences)
            {
                var preferences = db.Preferences;
                return c => preferences.Any(p => p.CustomerId == c.Id && p.NotedAt < fresh)
                    && !facts.Any(f => f.CustomerId == c.Id && f.Field == field
                        && f.VerifiedAt >= fresh);
            }
            var filled = db.Filled(field, own);
            Expression<Func<Customer, bool>> old = c => c.CreatedAt < fresh
                && !facts.Any(f => f.CustomerId == c.Id && f.Field == field
                    && (f.ChangedAt >= fresh || f.VerifiedAt >= fresh));
            var whole = new Renamed(filled.Parameters[0], old.Parameters[0]).Visit(filled.Body);
            return Expression.Lambda<Func<Customer, bool>>(
                Expression.AndAlso(whole, old.Body), old.Parameters);
        }

        private Expression<Func<Customer, bool>> StaleContacts(DateTimeOffset fresh)
        {
            var points = db.ContactPoints;
            return c => points.Any(p => p.CustomerId == c.Id && p.AddedAt < fresh
                && (p.VerifiedAt == null || p.VerifiedAt < fresh));
        }

        private Expression<Func<Customer, bool>> Filled(
            string field, IReadOnlyList<FieldView> own)
        {
            if (field == "name") return c => c.Name != "";
            if (UpkeepFields.BuiltIn.Contains(field, StringComparer.Ordinal))
            {
                var column = char.ToUpperInvariant(field[0]) + field[1..];
                return c => EF.Property<object?>(c, column) != null;
            }
            var values = db.CustomValues;
            var id = own.FirstOrDefault(f => f.Key == field)?.Id ?? Guid.Empty;
            return c => values.Any(v => v.CustomerId == c.Id && v.FieldId == id && v.Place == 0);
        }
    }

    /// <summary>The same test of a record that goes by another name.</summary>
    private sealed class Renamed(ParameterExpression from, ParameterExpression to)
        : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) =>
            node == from ? to : base.VisitParameter(node);
    }
}
