# Platform rules for infrastructure, checked in the files themselves: conftest test --parser hcl2.
package infrastructure

# A policy that allows anything must name each action, resource and principal; one that only denies may use *.
deny contains message if {
	some kind in ["aws_iam_policy", "aws_iam_role_policy", "aws_s3_bucket_policy", "aws_sqs_queue_policy"]
	some name, resource in resources(kind)
	contains(resource.policy, `"Allow"`)
	some all in regex.find_n(`"(\*|[a-z0-9-]+:\*)"`, resource.policy, -1)
	message := sprintf("%s.%s: allows %s; name each action, resource and principal", [kind, name, all])
}

deny contains message if {
	some name, database in resources("aws_db_instance")
	some field, wanted in {
		"manage_master_user_password": true,
		"publicly_accessible": false,
		"skip_final_snapshot": false,
		"storage_encrypted": true,
	}
	object.get(database, field, null) != wanted
	message := sprintf("aws_db_instance.%s: set %s to %v", [name, field, wanted])
}

deny contains message if {
	some name, database in resources("aws_db_instance")
	some field in ["backup_retention_period", "deletion_protection", "multi_az"]
	object.get(database, field, null) in [null, 0]
	message := sprintf("aws_db_instance.%s: set %s, by module.settings", [name, field])
}

# Resources with the name of the bucket belong to it.
deny contains message if {
	some name, _ in resources("aws_s3_bucket")
	some kind, why in {
		"aws_s3_bucket_policy": "denies requests without TLS",
		"aws_s3_bucket_public_access_block": "blocks public access",
		"aws_s3_bucket_server_side_encryption_configuration": "encrypts it",
		"aws_s3_bucket_versioning": "restores overwritten files",
	}
	not name in object.keys(resources(kind))
	message := sprintf("aws_s3_bucket.%s: add %s.%s, which %s", [name, kind, name, why])
}

deny contains message if {
	some name, block in resources("aws_s3_bucket_public_access_block")
	some field in ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"]
	object.get(block, field, false) != true
	message := sprintf("aws_s3_bucket_public_access_block.%s: set %s to true", [name, field])
}

deny contains message if {
	some name, queue in resources("aws_sqs_queue")
	object.get(queue, "sqs_managed_sse_enabled", false) != true
	not queue.kms_master_key_id
	message := sprintf("aws_sqs_queue.%s: set sqs_managed_sse_enabled to true", [name])
}

deny contains message if {
	some name, queue in resources("aws_sqs_queue")
	not queue.redrive_policy
	not endswith(name, "dead")
	message := sprintf("aws_sqs_queue.%s: set redrive_policy, or failed messages are redelivered forever", [name])
}

deny contains message if {
	some name, rule in resources("aws_vpc_security_group_ingress_rule")
	some field in ["cidr_ipv4", "cidr_ipv6"]
	endswith(object.get(rule, field, ""), "/0")
	message := sprintf("aws_vpc_security_group_ingress_rule.%s: %s is public; use a security group", [name, field])
}

deny contains message if {
	some file in input
	some name, providers in object.get(file.contents, "provider", {})
	some provider in list(providers)
	given := [block.tags | some block in list(object.get(provider, "default_tags", []))]
	given != ["${module.settings.labels}"]
	message := sprintf("provider.%s: set default_tags to module.settings.labels, so that costs can be allocated", [name])
}

# The resources of a kind, over all files, by their names.
resources(kind) := {name: resource |
	some file in input
	some name, bodies in object.get(file.contents, ["resource", kind], {})
	some resource in list(bodies)
}

list(value) := value if is_array(value)

list(value) := [value] if not is_array(value)
