// Services that roles can be made for. IAM refuses a trust policy that names any other.
const names = `
  access-analyzer acm airflow airflow-env amplify amplifybackend apigateway appflow application-autoscaling appmesh apprunner
  appsync athena autoscaling backup batch bedrock bedrock-agentcore budgets ce chatbot cloud9 cloudformation cloudfront
  cloudtrail cloudwatch codebuild codecommit codedeploy codepipeline cognito-idp cognito-sync comprehend config connect
  costalerts databrew datapipeline datasync datazone dax dlm dms ds dynamodb ec2 ec2fleet ecr ecs ecs-tasks edgelambda
  eks eks-fargate-pods elasticache elasticbeanstalk elasticfilesystem elasticloadbalancing elasticmapreduce
  elastictranscoder emr-serverless es events export.rds firehose fis forecast freertos fsx gamelift glue grafana
  greengrass guardduty iam imagebuilder inspector iot ivs kafka kafkaconnect kendra kinesis kinesisanalytics kms
  lakeformation lambda lex lexv2 lightsail logs macie mediaconvert mediastore monitoring monitoring.rds mq
  network-firewall omics opensearchservice opsworks organizations osis personalize pinpoint pipes polly pods.eks
  quicksight rds redshift redshift-serverless rekognition resource-groups robomaker rolesanywhere route53
  s3 sagemaker sagemaker.application-autoscaling scheduler secretsmanager securityhub servicecatalog
  servicediscovery ses signer sms snowball sns spotfleet sqs ssm ssm-incidents states storagegateway sts support
  swf synthetics tagpolicies textract timestream transcribe transfer translate trustedadvisor vmie vpc-flow-logs
  vpc-lattice waf wafv2 workspaces xray
`;

const known = new Set(names.trim().split(/\s+/));

/** Whether IAM knows a service principal: `sagemaker.amazonaws.com`, also with a Region or in China's form. */
export function isServicePrincipal(principal: string): boolean {
  const name = /^(.+)\.amazonaws\.com(?:\.cn)?$/.exec(principal)?.[1];
  return name !== undefined && (known.has(name) || known.has(name.replace(/\.[a-z]{2}(?:-[a-z]+)+-\d$/, "")));
}
