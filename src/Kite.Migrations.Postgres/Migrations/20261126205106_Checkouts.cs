using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Checkouts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "checkout_guests",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    postal_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    gender = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_guests", x => x.checkout_id);
                });

            migrationBuilder.CreateTable(
                name: "checkout_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "checkout_lines",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    product = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quantity_thousandths = table.Column<long>(type: "bigint", nullable: false),
                    unit_coins = table.Column<long>(type: "bigint", nullable: false),
                    price_kind = table.Column<string>(type: "text", nullable: false),
                    price_list = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    regular_coins = table.Column<long>(type: "bigint", nullable: true),
                    amount_coins = table.Column<long>(type: "bigint", nullable: false),
                    tax_rate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false),
                    total_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_lines", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkout_shares",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    tender = table.Column<int>(type: "integer", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_shares", x => new { x.checkout_id, x.line, x.tender });
                });

            migrationBuilder.CreateTable(
                name: "checkout_taxes",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    tax_rate = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    basis_points = table.Column<int>(type: "integer", nullable: false),
                    is_included = table.Column<bool>(type: "boolean", nullable: false),
                    net_coins = table.Column<long>(type: "bigint", nullable: false),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_taxes", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkout_tenders",
                columns: table => new
                {
                    checkout_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    given_coins = table.Column<long>(type: "bigint", nullable: true),
                    card_number = table.Column<long>(type: "bigint", nullable: true),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_tenders", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkouts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    till_number = table.Column<int>(type: "integer", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    customer_number = table.Column<long>(type: "bigint", nullable: true),
                    is_member = table.Column<bool>(type: "boolean", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    lines_coins = table.Column<long>(type: "bigint", nullable: false),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false),
                    total_coins = table.Column<long>(type: "bigint", nullable: false),
                    tendered_coins = table.Column<long>(type: "bigint", nullable: false),
                    asker_id = table.Column<Guid>(type: "uuid", nullable: true),
                    asker_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stock_reason = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkouts", x => x.id);
                    table.CheckConstraint("adds_up", "lines_coins = total_coins AND total_coins = tendered_coins");
                });

            migrationBuilder.CreateTable(
                name: "day_closings",
                columns: table => new
                {
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    shifts = table.Column<int>(type: "integer", nullable: false),
                    bills = table.Column<long>(type: "bigint", nullable: false),
                    total_coins = table.Column<long>(type: "bigint", nullable: false),
                    tax_coins = table.Column<long>(type: "bigint", nullable: false),
                    difference_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_closings", x => new { x.store_number, x.day });
                });

            migrationBuilder.CreateTable(
                name: "open_shifts",
                columns: table => new
                {
                    till_number = table.Column<int>(type: "integer", nullable: false),
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_shifts", x => x.till_number);
                });

            migrationBuilder.CreateTable(
                name: "shift_closings",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    expected_coins = table.Column<long>(type: "bigint", nullable: false),
                    counted_coins = table.Column<long>(type: "bigint", nullable: false),
                    difference_coins = table.Column<long>(type: "bigint", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_closings", x => x.shift_id);
                    table.CheckConstraint("adds_up", "counted_coins - expected_coins = difference_coins");
                });

            migrationBuilder.CreateTable(
                name: "shift_corrections",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    coins = table.Column<long>(type: "bigint", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_corrections", x => new { x.shift_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "shift_counts",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cash_coins = table.Column<long>(type: "bigint", nullable: false),
                    takings = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_counts", x => new { x.shift_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "shift_figures",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    tender = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_figures", x => new { x.shift_id, x.kind, x.tender });
                });

            migrationBuilder.CreateTable(
                name: "shift_values",
                columns: table => new
                {
                    shift_id = table.Column<Guid>(type: "uuid", nullable: false),
                    transaction_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    card_number = table.Column<long>(type: "bigint", nullable: false),
                    tender = table.Column<string>(type: "text", nullable: false),
                    coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_values", x => new { x.shift_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<long>(type: "bigint", nullable: false),
                    till_number = table.Column<int>(type: "integer", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    opened_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    opened_by = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    float_coins = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tills",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    store_number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    is_retired = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tills", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_checkouts_number",
                table: "checkouts",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_checkouts_shift_id",
                table: "checkouts",
                column: "shift_id");

            migrationBuilder.CreateIndex(
                name: "IX_checkouts_store_number_day",
                table: "checkouts",
                columns: new[] { "store_number", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_shifts_number",
                table: "shifts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_shifts_store_number_day",
                table: "shifts",
                columns: new[] { "store_number", "day" });

            migrationBuilder.CreateIndex(
                name: "IX_tills_number",
                table: "tills",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_tills_store_number_name",
                table: "tills",
                columns: new[] { "store_number", "name" },
                unique: true);

            // What was paid stays: rows are only ever added.
            migrationBuilder.Sql(
                """
                CREATE FUNCTION rows_stay() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'rows are only added'; END $$;
                """);
            foreach (var table in new[]
            {
                "checkouts", "checkout_lines", "checkout_taxes", "checkout_tenders",
                "checkout_shares", "checkout_keys", "shifts", "shift_counts",
                "shift_closings", "shift_figures", "shift_values",
                "shift_corrections", "day_closings",
            })
            {
                migrationBuilder.Sql(
                    $"""
                    CREATE TRIGGER {table}_stay BEFORE UPDATE OR DELETE ON {table}
                    FOR EACH ROW EXECUTE FUNCTION rows_stay();
                    CREATE TRIGGER {table}_empty BEFORE TRUNCATE ON {table}
                    FOR EACH STATEMENT EXECUTE FUNCTION rows_stay();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "checkout_guests");

            migrationBuilder.DropTable(
                name: "checkout_keys");

            migrationBuilder.DropTable(
                name: "checkout_lines");

            migrationBuilder.DropTable(
                name: "checkout_shares");

            migrationBuilder.DropTable(
                name: "checkout_taxes");

            migrationBuilder.DropTable(
                name: "checkout_tenders");

            migrationBuilder.DropTable(
                name: "checkouts");

            migrationBuilder.DropTable(
                name: "day_closings");

            migrationBuilder.DropTable(
                name: "open_shifts");

            migrationBuilder.DropTable(
                name: "shift_closings");

            migrationBuilder.DropTable(
                name: "shift_corrections");

            migrationBuilder.DropTable(
                name: "shift_counts");

            migrationBuilder.DropTable(
                name: "shift_figures");

            migrationBuilder.DropTable(
                name: "shift_values");

            migrationBuilder.DropTable(
                name: "shifts");

            migrationBuilder.DropTable(
                name: "tills");
        }
    }
}
