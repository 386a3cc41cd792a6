using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Sqlite.Migrations
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
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    postal_code = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    gender = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_guests", x => x.checkout_id);
                });

            migrationBuilder.CreateTable(
                name: "checkout_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    request_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "checkout_lines",
                columns: table => new
                {
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    product = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    quantity_thousandths = table.Column<long>(type: "INTEGER", nullable: false),
                    unit_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    price_kind = table.Column<string>(type: "TEXT", nullable: false),
                    price_list = table.Column<string>(type: "TEXT", nullable: true),
                    regular_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    amount_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_rate = table.Column<string>(type: "TEXT", nullable: true),
                    tax_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    total_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_lines", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkout_shares",
                columns: table => new
                {
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    tender = table.Column<int>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_shares", x => new { x.checkout_id, x.line, x.tender });
                });

            migrationBuilder.CreateTable(
                name: "checkout_taxes",
                columns: table => new
                {
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    tax_rate = table.Column<string>(type: "TEXT", nullable: false),
                    basis_points = table.Column<int>(type: "INTEGER", nullable: false),
                    is_included = table.Column<bool>(type: "INTEGER", nullable: false),
                    net_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_taxes", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkout_tenders",
                columns: table => new
                {
                    checkout_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    given_coins = table.Column<long>(type: "INTEGER", nullable: true),
                    card_number = table.Column<long>(type: "INTEGER", nullable: true),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_checkout_tenders", x => new { x.checkout_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "checkouts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    till_number = table.Column<int>(type: "INTEGER", nullable: false),
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    customer_number = table.Column<long>(type: "INTEGER", nullable: true),
                    is_member = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    lines_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    total_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tendered_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    asker_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asker_name = table.Column<string>(type: "TEXT", nullable: false),
                    stock_reason = table.Column<string>(type: "TEXT", nullable: true)
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
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    shifts = table.Column<int>(type: "INTEGER", nullable: false),
                    bills = table.Column<long>(type: "INTEGER", nullable: false),
                    total_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    difference_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_day_closings", x => new { x.store_number, x.day });
                });

            migrationBuilder.CreateTable(
                name: "open_shifts",
                columns: table => new
                {
                    till_number = table.Column<int>(type: "INTEGER", nullable: false),
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_shifts", x => x.till_number);
                });

            migrationBuilder.CreateTable(
                name: "shift_closings",
                columns: table => new
                {
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    expected_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    counted_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    difference_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
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
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_corrections", x => new { x.shift_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "shift_counts",
                columns: table => new
                {
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    line = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    cash_coins = table.Column<long>(type: "INTEGER", nullable: false),
                    takings = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_counts", x => new { x.shift_id, x.line });
                });

            migrationBuilder.CreateTable(
                name: "shift_figures",
                columns: table => new
                {
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    tender = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_figures", x => new { x.shift_id, x.kind, x.tender });
                });

            migrationBuilder.CreateTable(
                name: "shift_values",
                columns: table => new
                {
                    shift_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    transaction_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    card_number = table.Column<long>(type: "INTEGER", nullable: false),
                    tender = table.Column<string>(type: "TEXT", nullable: false),
                    coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shift_values", x => new { x.shift_id, x.transaction_id });
                });

            migrationBuilder.CreateTable(
                name: "shifts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    till_number = table.Column<int>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", nullable: false),
                    float_coins = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tills",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    store_number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
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
                    CREATE TRIGGER {table}_stay BEFORE UPDATE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
                    CREATE TRIGGER {table}_last BEFORE DELETE ON {table}
                    BEGIN SELECT RAISE(ABORT, 'rows are only added'); END;
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
