using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Kite.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class TimelineParts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_owner_id_subject_position",
                table: "audit_entries",
                columns: new[] { "owner_id", "subject", "position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_audit_entries_owner_id_subject_position",
                table: "audit_entries");
        }
    }
}
