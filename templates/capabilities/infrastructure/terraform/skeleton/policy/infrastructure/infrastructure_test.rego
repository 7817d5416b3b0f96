package infrastructure_test

import data.infrastructure

database := {
	"backup_retention_period": "${module.settings.database.backup_days}",
	"deletion_protection": "${module.settings.database.deletion_protection}",
	"manage_master_user_password": true,
	"multi_az": "${module.settings.database.multi_az}",
	"publicly_accessible": false,
	"skip_final_snapshot": false,
	"storage_encrypted": true,
}

block := {
	"block_public_acls": true,
	"block_public_policy": true,
	"ignore_public_acls": true,
	"restrict_public_buckets": true,
}

only_tls := `${jsonencode({ Statement = [{ Effect = "Deny", Action = "s3:*", Principal = "*" }] })}`

good := {
	"aws_db_instance": {"database": [database]},
	"aws_s3_bucket": {"files": [{}]},
	"aws_s3_bucket_policy": {"files": [{"policy": only_tls}]},
	"aws_s3_bucket_public_access_block": {"files": [block]},
	"aws_s3_bucket_server_side_encryption_configuration": {"files": [{}]},
	"aws_s3_bucket_versioning": {"files": [{}]},
	"aws_sqs_queue": {
		"dead": [{"sqs_managed_sse_enabled": true}],
		"work": [{"redrive_policy": "${jsonencode({})}", "sqs_managed_sse_enabled": true}],
	},
	"aws_vpc_security_group_ingress_rule": {"database": [{"referenced_security_group_id": "${var.pods}"}]},
}

refusals(resources) := found if {
	found := infrastructure.deny with input as [{"path": "main.tf", "contents": {"resource": resources}}]
}

with_policy(text) := object.union(good, {"aws_iam_role_policy": {"files": [{"policy": text}]}})

test_what_the_platform_makes_passes if {
	count(refusals(good)) == 0
}

test_a_policy_that_allows_all_is_refused if {
	every text in [
		`${jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = aws_s3_bucket.files.arn }] })}`,
		`${jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })}`,
		`${jsonencode({ Statement = [{ Effect = "Allow", Action = "sqs:SendMessage", Principal = "*" }] })}`,
	] {
		count(refusals(with_policy(text))) == 1
	}
}

test_a_database_is_encrypted_private_and_not_easily_lost if {
	every field, value in {
		"backup_retention_period": 0,
		"deletion_protection": null,
		"manage_master_user_password": false,
		"publicly_accessible": true,
		"skip_final_snapshot": true,
		"storage_encrypted": false,
	} {
		worse := object.union(good, {"aws_db_instance": {"database": [object.union(database, {field: value})]}})
		some message in refusals(worse)
		contains(message, field)
	}
}

test_a_bucket_has_all_that_belongs_to_it if {
	every kind in [
		"aws_s3_bucket_policy",
		"aws_s3_bucket_public_access_block",
		"aws_s3_bucket_server_side_encryption_configuration",
		"aws_s3_bucket_versioning",
	] {
		some message in refusals(object.remove(good, [kind]))
		contains(message, kind)
	}
}

test_a_bucket_is_never_public if {
	every field, _ in block {
		open := object.union(good, {"aws_s3_bucket_public_access_block": {"files": [object.union(block, {field: false})]}})
		some message in refusals(open)
		contains(message, field)
	}
}

test_a_queue_is_encrypted_and_has_a_dead_letter_queue if {
	every message, queue in {
		"redrive_policy": {"sqs_managed_sse_enabled": true},
		"sqs_managed_sse_enabled": {"redrive_policy": "${jsonencode({})}"},
	} {
		worse := object.union(good, {"aws_sqs_queue": {"work": [queue]}})
		some refusal in refusals(worse)
		contains(refusal, message)
	}
}

test_a_database_is_not_open_to_the_internet if {
	open := object.union(good, {"aws_vpc_security_group_ingress_rule": {"database": [{"cidr_ipv4": "0.0.0.0/0"}]}})
	some message in refusals(open)
	contains(message, "cidr_ipv4")
}

test_everything_has_cost_tags if {
	every provider in [{"region": "eu-central-1"}, {"default_tags": [{"tags": {"owner": "ana"}}]}] {
		found := infrastructure.deny with input as [{"path": "versions.tf", "contents": {"provider": {"aws": [provider]}}}]
		count(found) == 1
	}
}
